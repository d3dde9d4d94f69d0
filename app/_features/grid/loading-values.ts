import type { BranchFlow, GridHourState, GridOperation } from "@/lib/schema/grid-state";
import type { GridCase, GridMoment } from "./grid-view";

/** From here on a line counts as full, %: an optimum stops at its limits up to rounding. */
export const FULL_PCT = 99.5;

/** The operation that is shown of an hour; null where the hour has none. */
export function pickOperation(
  hour: GridHourState | undefined,
  moment: GridMoment,
): GridOperation | null {
  return hour?.[moment] ?? null;
}

/** Loading of a branch in the case shown, %. */
export function readLoading(flow: BranchFlow, outage: GridCase): number {
  return outage === "worst" ? flow.worstPct : flow.loadingPct;
}

/** Branch → loading, %; null where there is nothing to draw. */
export function mapLoadings(
  operation: GridOperation | null,
  outage: GridCase,
): ReadonlyMap<number, number> | null {
  if (!operation) return null;
  return new Map(operation.branches.map((flow) => [flow.branch, readLoading(flow, outage)]));
}

/** The fullest line and how many are full. */
export function summariseLoading(operation: GridOperation, outage: GridCase) {
  const loadings = operation.branches.map((flow) => readLoading(flow, outage));
  return {
    maxPct: Math.max(0, ...loadings),
    fullCount: loadings.filter((pct) => pct >= FULL_PCT).length,
  };
}

/** Fuels from the most steady to the most fleeting, the order of chart and table. */
export const fuels = ["nuclear", "coal", "lng", "hydro", "solar", "wind"] as const;
export type Fuel = (typeof fuels)[number];

/** Share of each fuel in an operation's output, 0–1, in the order of `fuels`. */
export function shareFuels({ generationMw }: GridOperation): { fuel: Fuel; share: number }[] {
  const totalMw = fuels.reduce((sum, fuel) => sum + generationMw[fuel], 0);
  return fuels.map((fuel) => ({ fuel, share: totalMw > 0 ? generationMw[fuel] / totalMw : 0 }));
}
