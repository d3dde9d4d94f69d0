import { buildModel } from "@/lib/siting/build-model";
import { readServicePlan } from "@/lib/siting/service/read-service-plan";
import type { ServiceNetwork } from "@/lib/siting/service/service-network";
import type { ServicePlan } from "@/lib/siting/service/service-plan";
import { buildServiceProblem, type ServiceReduction } from "@/lib/siting/service/service-reduction";
import type { SolveResult, SolverEngine } from "@/lib/solver/solver";

/** How long to solve a reduction, and what to do with its plans. */
export interface ReductionOptions {
  readonly timeLimitMs: number;
  /** A better plan is better by 1. */
  readonly hasWholeCosts: boolean;
  /** A bound above it ends the solve: what is left is of no use. */
  readonly findLimit: () => number;
  readonly keep: (plan: ServicePlan) => void;
}

/** Solves the siting model over a reduction; every better plan goes to `keep`. */
export async function solveReduction(
  network: ServiceNetwork,
  reduction: ServiceReduction,
  engine: SolverEngine,
  options: ReductionOptions,
): Promise<SolveResult> {
  const model = buildModel(buildServiceProblem(network, reduction));
  const loaded = await engine.load(model.program, { lane: "long" });
  const useless = new AbortController();
  let told = Number.NEGATIVE_INFINITY;
  const watch = (bound: number) => {
    told = Math.max(told, bound);
    if (told > options.findLimit()) useless.abort();
  };
  const keep = (x: Float64Array) => options.keep(readServicePlan(network, reduction, model, x));
  try {
    const result = await loaded.solve({
      timeLimitMs: Math.max(1, options.timeLimitMs),
      absoluteGap: options.hasWholeCosts ? 0.99 : 1e-6,
      relativeGap: 0,
      signal: useless.signal,
      onBound: watch,
      onIncumbent: (x, _objective, bound) => {
        keep(x);
        watch(bound);
      },
    });
    if (result.x) keep(result.x);
    if (result.status !== "cancelled") return result;
    return { ...result, status: result.x ? "feasible" : "no_solution", bound: told };
  } finally {
    await loaded.dispose();
  }
}
