import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import { prepareCircuitOutages, type Security } from "@/lib/grid/contingency-finder";
import { buildHourCase } from "@/lib/grid/hour-case";
import { listHeadrooms } from "@/lib/grid/list-headrooms";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { type Cell, type Field, round, type TableResource } from "./resource";

/** Emergency rating ÷ rating, as in the default scenario. */
const RATING_FACTOR = 1.2;

const columns: Readonly<Record<StressHour["id"], readonly [n0: string, n1: string]>> = {
  "summer-peak": ["n0SummerPeakMw", "n1SummerPeakMw"],
  "tightest-margin": ["n0TightestMarginMw", "n1TightestMarginMw"],
  "evening-residual": ["n0EveningResidualMw", "n1EveningResidualMw"],
  "winter-peak": ["n0WinterPeakMw", "n1WinterPeakMw"],
  "spring-noon": ["n0SpringNoonMw", "n1SpringNoonMw"],
};

/** Single-bus headroom of every stress hour, before and after the loss of one circuit. */
export async function buildBusHeadroom(grid: GridData): Promise<Record<string, Cell>[]> {
  const network = buildKoreanNetwork(grid);
  const { circuitCount } = network;
  const outages = prepareCircuitOutages(network, circuitCount);
  const n1: Security = { kind: "n1", circuitCount, ratingFactor: RATING_FACTOR, outages };
  const engine = new HighsEngine({ workers: 1 });
  const rows = grid.buses.map(({ bus }): Record<string, Cell> => ({ bus }));
  try {
    for (const hour of grid.stressHours) {
      const hourCase = buildHourCase(grid, hour);
      for (const [position, security] of [{ kind: "n0" } as const, n1].entries()) {
        const headrooms = await listHeadrooms(network, hourCase, engine, security);
        const column = columns[hour.id][position] ?? "";
        rows.forEach((row, index) => {
          const mw = headrooms[index] ?? null;
          row[column] = mw === null ? null : round(mw, 0);
        });
      }
    }
  } finally {
    await engine.close();
  }
  return rows;
}

const describeHour = (name: string, rule: string, hour: string, nullable = false): Field => ({
  ...{ name, type: "number", unit: "MW" },
  description: `Largest extra load at this bus alone; ${rule}, ${hour}`,
  ...(nullable ? { nullable } : {}),
});

const survives = `after the loss of any one circuit at ${RATING_FACTOR} × rating`;
const hourNames: ReadonlyArray<readonly [StressHour["id"], string]> = [
  ["summer-peak", "summer peak"],
  ["tightest-margin", "tightest margin"],
  ["evening-residual", "evening residual peak"],
  ["winter-peak", "winter peak"],
  ["spring-noon", "spring solar noon"],
];

export function describeBusHeadroom(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "bus-headroom",
    path: "odbl/grid-bus-headroom.csv",
    title: "모선별 계산 여유 · Computed headroom by bus",
    description:
      "Single-bus headroom in the five stress hours, computed by this project's own linear programs on the network model.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2025",
    caveats: [
      "KPG-193 modelled deliverability, an upper bound: no transformer, voltage or stability limits, free redispatch, idle units count. It is not KEPCO's headroom.",
      "An empty cell: the hour has no operation that survives every outage at this rating, even without new load.",
    ],
    primaryKey: ["bus"],
    fields: [
      { name: "bus", type: "integer", description: "Bus number of the model, 1–193" },
      ...hourNames.map(([id, name]) => describeHour(columns[id][0], "no outage", name)),
      ...hourNames.map(([id, name]) => describeHour(columns[id][1], survives, name, true)),
    ],
    rows,
  };
}
