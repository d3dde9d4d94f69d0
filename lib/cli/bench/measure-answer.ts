import type { Planner } from "@/lib/planning/one-plan/planner";
import { solveInSteps } from "@/lib/planning/search/solve-in-steps";
import type { WarmModel } from "@/lib/planning/warm/warm-model";
import type { Scenario, Weights } from "@/lib/schema/scenario";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";

/** One plan on the way to the answer. */
export interface Moment {
  /** Since the question was asked. */
  readonly clockMs: number;
  /** Of all threads of this process; a busy machine stretches only the clock. */
  readonly processorMs: number;
  readonly objective: number;
  /** objective − bound, as it was told. */
  readonly gap: number;
  readonly isProven: boolean;
}

/** Every plan that the staged solve tells of one question, in order. */
export interface Answer {
  readonly moments: readonly Moment[];
  readonly clockMs: number;
}

/** Processor time of all threads so far, ms. */
export function readProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Asks a planner, as the page does: each plan described and verified before it counts. */
export async function measureQuestion(planner: Planner, scenario: Scenario): Promise<Answer> {
  const startedAt = performance.now();
  const processorAt = readProcessorMs();
  const moments: Moment[] = [];
  for await (const { certificate } of planner.improve(scenario)) {
    const { objective, gap, status, verified } = certificate;
    if (objective === null || gap === null || !verified) throw new Error("No plan was verified");
    moments.push({
      clockMs: performance.now() - startedAt,
      processorMs: readProcessorMs() - processorAt,
      objective,
      gap,
      isProven: status === "optimal",
    });
  }
  return { moments, clockMs: performance.now() - startedAt };
}

/** Asks one weighting of a warm model. Throws where no plan meets the scenario. */
export async function measureAnswer(
  warm: WarmModel,
  weights: Weights,
  timeLimitMs: number,
): Promise<Answer> {
  if (!warm.ranges) throw new Error("No plan meets this scenario");
  const startedAt = performance.now();
  const processorAt = readProcessorMs();
  const moments: Moment[] = [];
  const cost = combineCosts(warm.siting, weights, warm.ranges);
  for await (const improvement of solveInSteps(warm, cost, { timeLimitMs })) {
    if (typeof improvement === "string") continue;
    const { objective, bound, status } = improvement;
    moments.push({
      clockMs: performance.now() - startedAt,
      processorMs: readProcessorMs() - processorAt,
      objective,
      gap: objective - bound,
      isProven: status === "optimal",
    });
  }
  return { moments, clockMs: performance.now() - startedAt };
}

/** The first moment that satisfies a condition; undefined where none does. */
export function findMoment(
  { moments }: Answer,
  meets: (moment: Moment) => boolean,
): Moment | undefined {
  return moments.find(meets);
}

/** Weight vectors spread over the simplex, repeatable: a low-discrepancy sequence, sorted cuts. */
export function listWeights(count: number): Weights[] {
  const part = (k: number, root: number) => (0.5 + k * root) % 1;
  return Array.from({ length: count }, (_, k) => {
    const cuts = [part(k, 0.8191725), part(k, 0.6710436), part(k, 0.5497005)].sort((a, b) => a - b);
    const [a = 0, b = 0, c = 0] = cuts.map((cut) => Math.round(cut * 100) / 100);
    return { grid: a, decentralisation: b - a, renewables: c - b, access: 1 - c };
  });
}

/** A slider moved in steps of 0.02, the others as they are; `grid` is where another one stands. */
export function listSteps(count: number, grid = 0.4): Weights[] {
  return Array.from({ length: count }, (_, k) => ({
    grid,
    decentralisation: Math.round((0.3 + 0.02 * (k % 20)) * 100) / 100,
    renewables: 0.2,
    access: 0.1,
  }));
}
