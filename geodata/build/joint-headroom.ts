import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import { buildHourCase } from "@/lib/grid/hour-case";
import { listJointHeadrooms } from "@/lib/grid/list-joint-headrooms";
import type { GridData } from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { type Cell, round, type TableResource } from "./resource";

const groups = ["country", "capital", "elsewhere"] as const;

/** Joint headroom of every stress hour without outages, by group of buses. */
export async function buildJointHeadroom(
  grid: GridData,
  capitalProvinces: ReadonlySet<string>,
): Promise<Record<string, Cell>[]> {
  const network = buildKoreanNetwork(grid);
  const members = groups.map((group) =>
    grid.buses.flatMap(({ province }, bus) =>
      group === "country" || capitalProvinces.has(province) === (group === "capital") ? [bus] : [],
    ),
  );
  const engine = new HighsEngine({ workers: 1 });
  const rows: Record<string, Cell>[] = [];
  try {
    for (const hour of grid.stressHours) {
      const found = await listJointHeadrooms(network, buildHourCase(grid, hour), engine, members);
      groups.forEach((group, index) => {
        const mw = found[index] ?? null;
        rows.push({ hour: hour.id, group, n0Mw: mw === null ? null : round(mw, 0) });
      });
    }
  } finally {
    await engine.close();
  }
  return rows;
}

export function describeJointHeadroom(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "joint-headroom",
    path: "odbl/grid-joint-headroom.csv",
    title: "지역별 동시 계산 여유 · Computed joint headroom by region",
    description:
      "Most new load that all buses, those of the capital region or the others carry together in the five stress hours, computed by this project's own linear programs on the network model.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2025",
    caveats: [
      "KPG-193 modelled deliverability, an upper bound: no transformer, voltage or stability limits, free redispatch, idle units count. It is not KEPCO's headroom.",
      "The groups do not add up: each figure has no new load in the other group.",
    ],
    primaryKey: ["hour", "group"],
    fields: [
      { name: "hour", type: "string", description: "Stress hour, as in `grid-stress-hours`" },
      {
        name: "group",
        type: "string",
        description:
          "country: all buses; capital: Seoul, Incheon and Gyeonggi; elsewhere: all others",
      },
      {
        ...{ name: "n0Mw", type: "number", unit: "MW", nullable: true },
        description:
          "Most extra load at the buses of the group together, without outages; empty: the hour has no operation",
      },
    ],
    rows,
  };
}
