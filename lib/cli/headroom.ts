import { parseArgs } from "node:util";
import { CodedError } from "@/lib/errors";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import type { Security } from "@/lib/grid/contingency-finder";
import { buildHourCase } from "@/lib/grid/hour-case";
import { listHeadrooms } from "@/lib/grid/list-headrooms";
import { HighsEngine } from "@/lib/solver/highs-engine";

/**
 * Prints the modelled headroom of every bus in one stress hour as CSV, and the least, middle and
 * largest to the error stream: `tsx lib/cli/headroom.ts [--hour ID] [--n1 FACTOR]`.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { hour: { type: "string", default: "summer-peak" }, n1: { type: "string" } },
  });
  const grid = await loadGridData();
  const hour = grid.stressHours.find(({ id }) => id === values.hour);
  if (hour === undefined) {
    const known = grid.stressHours.map(({ id }) => id).join(", ");
    throw new CodedError("unknown_id", `--hour is one of ${known}`, "hour");
  }
  const network = buildKoreanNetwork(grid);
  const security = readSecurity(values.n1, network.circuitCount);
  const engine = new HighsEngine({ workers: 1 });
  try {
    const found = await listHeadrooms(network, buildHourCase(grid, hour), engine, security);
    console.log("bus,nameKo,nameEn,province,headroomMw");
    for (const [index, { bus, name, province }] of grid.buses.entries()) {
      const shown = found[index]?.toFixed(1) ?? "infeasible";
      console.log(`${bus},${name.ko},${name.en},${province},${shown}`);
    }
    const headrooms = found.flatMap((mw) => mw ?? []);
    headrooms.sort((a, b) => a - b);
    const at = (rank: number) => headrooms.at(rank)?.toFixed(0);
    const middle = Math.floor(headrooms.length / 2);
    console.error(
      `KPG-193 modelled deliverability, ${hour.name.en}: ${at(0)} / ${at(middle)} / ${at(-1)} MW`,
    );
  } finally {
    await engine.close();
  }
}

function readSecurity(text: string | undefined, circuitCount: Int32Array): Security {
  if (text === undefined) return { kind: "n0" };
  const ratingFactor = Number(text);
  if (!(ratingFactor > 0 && ratingFactor < 100)) {
    throw new CodedError("bad_field", `--n1 is a factor of the rating, not ${text}`, "n1");
  }
  return { kind: "n1", circuitCount, ratingFactor };
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
