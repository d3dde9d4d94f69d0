import type { SitingData } from "@/lib/schema/geodata";
import type { LimitMove } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { NetworkGuard } from "../network/network-guard";
import type { PlanNetwork } from "../network/plan-network";
import type { MoveOptions } from "./find-limit-moves";

export interface SeparationQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  readonly network: PlanNetwork | null;
  readonly options: MoveOptions;
}

/** Whether whole sites can carry the whole target at a separation; false also where time ran out. */
async function hasPlan(
  { scenario, data, engine, network, options }: SeparationQuestion,
  separationKm: number,
  deadline: number,
): Promise<boolean> {
  const site = { ...scenario.site, separationKm };
  const siting = buildModel(frameProblem({ ...scenario, site }, data));
  const guard = network && (await NetworkGuard.open(network, siting));
  const plain = await engine.load(siting.program, { lane: "long" });
  const model = guard?.secure(plain) ?? plain;
  const zero = Float64Array.of(0);
  const limits = () => ({ ...options, timeLimitMs: Math.max(1, deadline - performance.now()) });
  try {
    await model.changeCosts(new Float64Array(siting.program.columnCount));
    await model.changeColumnBounds(Int32Array.of(siting.columns.unmet), zero, zero);
    // Parts of sites are a quick proof that whole ones cannot do it either.
    const parts = await plain.solve({ ...limits(), relax: true, pointOnly: true });
    if (!parts.x) return false;
    return (await model.solve(limits())).x !== null;
  } finally {
    await model.dispose();
  }
}

/**
 * The largest whole number of kilometres between sites at which a scenario has a plan, by bisection:
 * a larger distance forbids all that a smaller one does. A plan has been found at what is returned;
 * that no kilometre more would do is proven unless time ran out. Null where the distance between
 * sites is not what stands in the way.
 */
export async function findSeparation(question: SeparationQuestion): Promise<LimitMove | null> {
  const { scenario, options } = question;
  const from = scenario.site.separationKm;
  const deadline = performance.now() + options.timeLimitMs;
  if (from <= 0 || !(await hasPlan(question, 0, deadline))) return null;
  let most = 0;
  let beyond = Math.ceil(from);
  while (beyond - most > 1 && !options.signal?.aborted) {
    const tried = Math.floor((most + beyond) / 2);
    if (await hasPlan(question, tried, deadline)) most = tried;
    else beyond = tried;
  }
  return { limit: "separation", kind: "separation", subject: "", from, to: most, unit: "km" };
}
