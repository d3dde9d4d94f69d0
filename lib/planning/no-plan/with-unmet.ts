import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";

/** Runs `work` on a model that may leave any part of the target unplaced, and forbids it again after. */
export async function withUnmet<T>(
  model: SolverModel,
  { columns, problem, unitMw }: SitingModel,
  work: () => Promise<T>,
): Promise<T> {
  const column = Int32Array.of(columns.unmet);
  const nothing = Float64Array.of(0);
  await model.changeColumnBounds(column, nothing, Float64Array.of(problem.targetMw / unitMw));
  try {
    return await work();
  } finally {
    await model.changeColumnBounds(column, nothing, nothing);
  }
}
