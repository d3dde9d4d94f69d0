import type { Env } from "@/lib/env";

/** What questions cost of a client's minute, counted in solves (`SOLVES_PER_MINUTE`). */
export const costInSolves = {
  /** A plan, a curve, the baselines: one model, solved for many goals at most. */
  solve: 1,
  /** A question about a plan: several solves. */
  question: 5,
  /** One picture of the network: a dispatch an hour, with outages. */
  hours: 4,
  /** A plan over years: every year's ranges, and all years together. */
  years: 10,
} as const;

/** Work at once; the rest waits in line. Each waits for a solver lane of its own accord. */
export const placesAtOnce = {
  /** Bounds memory: a run holds its model. */
  solves: 16,
  /** A curve takes the long lane for seconds, point by point. */
  curves: 2,
  /** Questions about plans share the long lane with the proofs of new plans. */
  questions: 2,
  /** What fits of announced projects is found in milliseconds: it need not wait behind questions. */
  announced: 16,
  /** A test of loads is short, and must not wait for the seconds of a plan over years. */
  years: 2,
  hours: 2,
} as const;

/** Threads that hold solvers, each of which starts when it is first needed. */
export function countSolverThreads({ solverWorkers }: Pick<Env, "solverWorkers">) {
  return {
    /** Plans and what is asked of them. */
    plans: solverWorkers,
    /** Plans over years (long lane) and pictures of the network (quick lane). */
    years: solverWorkers,
    /** The second engine. */
    glpk: 1,
  };
}
