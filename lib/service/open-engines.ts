import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { countSolverThreads } from "./limits";

/** The solvers of a process; a thread of one starts when the first model is solved in it. */
export function openEngines(threads: ReturnType<typeof countSolverThreads>) {
  const plans = {
    highs: new HighsEngine({ workers: threads.plans }),
    glpk: new GlpkEngine({ workers: threads.glpk }),
  };
  // Of its own, so that no plan waits for the seconds that a plan over years takes.
  const years = new HighsEngine({ workers: threads.years });
  const close = async () => {
    await Promise.all([plans.highs, plans.glpk, years].map((engine) => engine.close()));
  };
  return { plans, years, close };
}
