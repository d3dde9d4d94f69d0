import type { RobustnessResponse } from "@/lib/schema/robustness";
import type { Weights } from "@/lib/schema/scenario";
import { frameProblem } from "@/lib/siting/frame-problem";
import { gatherSiteFacts } from "@/lib/siting/site-facts";
import { readRanges } from "../ask/plan-question";
import { drawWeights } from "./draw-samples";
import type { RobustnessQuestion } from "./robustness-question";
import { SampleTally } from "./sample-tally";
import { type SampleRun, sampleWorld } from "./sample-world";

/** Draws of the headroom; each carries an even share of the weightings. */
const WORLD_COUNT = 10;
/** Answers so far are told about this often, as a part of all samples. */
const TOLD_PART = 0.05;
/** Where an engine has two workers, both work on it. */
const LANES = ["quick", "long"] as const;

interface Run extends SampleRun {
  /** Worlds that no lane has taken yet. */
  readonly waiting: number[];
}

/**
 * Yields what is known so far, and last the whole: for weightings spread evenly over the simplex
 * and draws of the headroom, how often each site is in the plan. Each plan is the relaxation
 * rounded, or one found for another weighting that is within `SAME_PLAN_GAP` of the bound, and not
 * proven best; how far it can be from the best is part of the answer. The same question gives the same answer as long as the time does not run out. Ends early, without a last
 * yield, when the signal aborts.
 */
export async function* sampleRobustness(
  question: RobustnessQuestion,
): AsyncGenerator<RobustnessResponse> {
  const { scenario, data, answer, samples, headroomSpread, signal } = question;
  const startedAt = performance.now();
  const facts = gatherSiteFacts(scenario, data);
  const codes = data.provinces.map(({ code }) => code);
  const tally = new SampleTally(frameProblem(scenario, data), facts, codes);
  let wake: () => void = () => undefined;
  const run: Run = {
    ...question,
    ranges: readRanges(answer.plan),
    tally,
    deadline: startedAt + question.timeLimitMs,
    waiting: Array.from({ length: Math.min(WORLD_COUNT, samples) }, (_, world) => world),
    tell: () => wake(),
  };
  const describe = () =>
    tally.describe(samples, headroomSpread, Math.round(performance.now() - startedAt));
  const lanes = Promise.all(LANES.map((lane) => workLane(run, lane)));
  const ended = lanes.then(
    () => true,
    () => true,
  );
  let told = 0;
  try {
    while (
      !(await Promise.race([ended, new Promise<false>((resolve) => (wake = () => resolve(false)))]))
    ) {
      if (tally.done < told + TOLD_PART * samples) continue;
      told = tally.done;
      yield describe();
    }
    await lanes;
    if (!signal?.aborted) yield describe();
  } finally {
    run.waiting.length = 0;
    await ended;
  }
}

/** Takes one world after another until none is left. */
async function workLane(run: Run, lane: (typeof LANES)[number]): Promise<void> {
  const { samples, seed } = run;
  for (let world = run.waiting.shift(); world !== undefined; world = run.waiting.shift()) {
    if (run.signal?.aborted || performance.now() > run.deadline) return;
    const weightings: Weights[] = [];
    for (let n = world; n < samples; n += WORLD_COUNT) weightings.push(drawWeights(n));
    await sampleWorld(run, seed * WORLD_COUNT + world, weightings, lane);
  }
}
