import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";

/** Bounds of every `open` column, [site]. */
export interface OpenBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

function pickBounds(siting: SitingModel): OpenBounds {
  const { open } = siting.columns;
  const { columnLower, columnUpper } = siting.program;
  return {
    lower: Float64Array.from(open, (column) => columnLower[column] ?? 0),
    upper: Float64Array.from(open, (column) => columnUpper[column] ?? 0),
  };
}

/** Bounds under which exactly `sites` are open. */
export function fixOpenSites(siting: SitingModel, sites: ReadonlySet<number>): OpenBounds {
  const chosen = Float64Array.from(siting.columns.open, (_, site) => (sites.has(site) ? 1 : 0));
  return { lower: chosen, upper: chosen };
}

/** Bounds under which only `sites` may open; locked ones still must. */
export function allowSites(siting: SitingModel, sites: ReadonlySet<number>): OpenBounds {
  const { lower, upper } = pickBounds(siting);
  return { lower, upper: upper.map((bound, site) => (sites.has(site) ? bound : 0)) };
}

/** Runs `work` with other bounds on the `open` columns and puts the model's own back after it. */
export async function withOpenBounds<T>(
  model: SolverModel,
  siting: SitingModel,
  bounds: OpenBounds,
  work: () => Promise<T>,
): Promise<T> {
  const { open } = siting.columns;
  await model.changeColumnBounds(open, bounds.lower, bounds.upper);
  try {
    return await work();
  } finally {
    const own = pickBounds(siting);
    await model.changeColumnBounds(open, own.lower, own.upper);
  }
}
