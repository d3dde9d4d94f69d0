import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolveResult } from "@/lib/solver/solver";
import type { KnownNetwork } from "../network/move-element";
import { NetworkGuard } from "../network/network-guard";
import type { NetworkCut } from "../network/plan-network";
import { holdSites } from "./hold-sites";
import { type PlanQuestion, readRanges } from "./plan-question";

/** The best loads of sites that are held open. */
export interface HeldSolve {
  readonly siting: SitingModel;
  readonly result: SolveResult;
  /** Limits of the network that the program ended with: their rows follow the model's own. */
  readonly cuts: readonly NetworkCut[];
}

/**
 * The best loads of a problem whose sites are held open, as a linear program with its duals; held to
 * the network of the question, or to another one.
 */
export async function solveHeld(
  { engine, network: own, scenario, answer, timeLimitMs, signal }: PlanQuestion,
  problem: SitingProblem,
  other?: KnownNetwork,
): Promise<HeldSolve> {
  const siting = buildModel(problem, { tighten: false });
  const { cost, offset } = combineCosts(siting, scenario.weights, readRanges(answer.plan));
  const columnUpper = Float64Array.from(siting.program.columnUpper);
  columnUpper[siting.columns.unmet] = 0;
  const program = { ...siting.program, columnUpper, cost, offset };
  const network = other?.network ?? own;
  const guard = network && (await NetworkGuard.open(network, siting, other?.known));
  const plain = await engine.load(program, { lane: "long" });
  const model = guard?.secure(plain) ?? plain;
  try {
    const options = { relax: true, timeLimitMs, ...(signal ? { signal } : {}) };
    return { siting, result: await model.solve(options), cuts: guard?.cuts ?? [] };
  } finally {
    await model.dispose();
  }
}

/** A plan whose sites are held open, and the best loads for them. */
export interface HeldPlan {
  readonly held: SitingProblem;
  readonly base: HeldSolve;
}

/** Holds the sites of the plan asked about open, and solves for their loads. */
export async function holdPlan(question: PlanQuestion): Promise<HeldPlan> {
  const { scenario, data, answer } = question;
  const chosen = new Set(answer.plan.sites.map(({ id }) => id));
  const held = holdSites(frameProblem(scenario, data), chosen, scenario, data);
  return { held, base: await solveHeld(question, held) };
}
