import { Mutex } from "@/lib/async/mutex";
import type { SitingData } from "@/lib/schema/geodata";
import type { GridData } from "@/lib/schema/grid-data";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { SlipTable } from "@/lib/schema/slips";
import type { BuildUp, StagedPlan, StagesProgress, StagesResponse } from "@/lib/schema/stages";
import type { StagesRequest } from "@/lib/schema/stages-request";
import type { SolverEngine } from "@/lib/solver/solver";
import { type AnswerInput, answerStages, type StageFrame } from "./answer-stages";
import { checkSlips, readGridRules, type SlipQuestion } from "./check-slips";
import { findPlaceable, type HeldStage, type Placeable } from "./find-placeable";
import { measureBaseShortMw } from "./find-waiting";
import { type FramedStage, frameStages } from "./frame-stages";
import type { GridFuture } from "./grid-of-year";
import { readBuildUp } from "./read-build-up";
import { searchStages } from "./search-stages";
import { makeSlipTable } from "./slip-table";
import { StageNetworks } from "./stage-network";
import { StageWarmer } from "./warm-stages";

/** What a staged plan yields on the way; `done` is last. */
export type StagesItem =
  | { readonly event: "progress"; readonly data: StagesProgress }
  | { readonly event: "plan"; readonly data: StagedPlan }
  | { readonly event: "slips"; readonly data: SlipTable }
  | { readonly event: "done"; readonly data: StagesResponse };

export interface StagePlannerDependencies {
  readonly data: SitingData;
  readonly grid: GridData;
  readonly projects: readonly ModelledProject[];
  readonly engine: SolverEngine;
  readonly hashRequest: (request: StagesRequest) => string;
}

/** One question under way. */
interface Question {
  readonly request: StagesRequest;
  readonly future: GridFuture;
  readonly startedAt: number;
  readonly signal: AbortSignal | undefined;
}

/** Time that a first plan gets at least: it must still come on a busy machine, and with outages. */
const FIRST_PLAN_MS: Readonly<Record<StagesRequest["network"], number>> = {
  dc: 25_000,
  "dc-n1": 90_000,
};
/** Parts of a stage's target that are given up in turn where whole sites cannot carry all of it. */
const GIVEN_UP = [0, 0.01];

const progress = (step: StagesProgress["step"], done: number, total: number): StagesItem => ({
  event: "progress",
  data: { step, done, total },
});

/** Plans over years on one set of data, and tests plans against slips. */
export class StagePlanner {
  private readonly warmer: StageWarmer;
  private readonly networks: StageNetworks;
  /** Load bounds of the years' models are changed on the way: one plan at a time. */
  private readonly turns = new Mutex();

  constructor(private readonly dependencies: StagePlannerDependencies) {
    this.warmer = new StageWarmer(dependencies.engine);
    this.networks = new StageNetworks(dependencies.engine);
  }

  /**
   * Yields progress, better and better staged plans, the table of slips row by row, and the whole
   * answer last; ends silently when the signal aborts. Throws `bad_field` or `unknown_id` for a
   * request that does not fit the data.
   */
  async *plan(request: StagesRequest, signal?: AbortSignal): AsyncGenerator<StagesItem> {
    const { data, grid, projects } = this.dependencies;
    const future: GridFuture = { base: grid, projects, request };
    const question: Question = { request, future, startedAt: performance.now(), signal };
    const framed = frameStages(future, data);
    const asked = request.check && readBuildUp(request, data);
    try {
      const plan = asked ? null : yield* this.planInTurn(question, framed);
      if (signal?.aborted || (!asked && !plan)) return;
      yield* this.testYears(question, plan, asked ?? plan?.builds ?? []);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  private async *planInTurn(
    question: Question,
    framed: readonly FramedStage[],
  ): AsyncGenerator<StagesItem, StagedPlan | null> {
    const endTurn = await this.turns.acquire();
    const rules = readGridRules(question.request);
    const loans = framed.map(({ gridOfYear }) => this.networks.borrow(gridOfYear, rules));
    try {
      const held = framed.flatMap((stage, position): HeldStage[] => {
        const network = loans[position]?.network;
        return network ? [{ ...stage, network }] : [];
      });
      return yield* this.planYears(question, held);
    } finally {
      for (const { release } of loans) release();
      endTurn();
    }
  }

  private async *planYears(
    question: Question,
    framed: readonly HeldStage[],
  ): AsyncGenerator<StagesItem, StagedPlan | null> {
    const { signal } = question;
    const held: HeldStage[] = [];
    const baseShortMw: number[] = [];
    for (const stage of framed) {
      const shortMw = await measureBaseShortMw(stage.network);
      baseShortMw.push(shortMw);
      if (shortMw === 0 && stage.targetMw > 0) held.push(stage);
      yield progress("networks", baseShortMw.length, framed.length);
    }
    const placeable = await this.findPlaceable(held, signal);
    yield progress("unmet", 1, 1);
    const frame: StageFrame = { framed, baseShortMw, placeable };
    let last: StagedPlan | null = null;
    for (const part of GIVEN_UP) {
      const reduced = reduceTargets(held, placeable, part);
      if (reduced.length === 0 || signal?.aborted) break;
      yield progress("ranges", 0, 1);
      for await (const item of this.searchYears(question, frame, reduced)) {
        if (item.event === "plan") last = item.data;
        yield item;
      }
      if (last) return last;
    }
    if (signal?.aborted) return null;
    const empty = await answerStages({
      ...this.begin(question, frame),
      stages: [],
      improvement: null,
    });
    yield { event: "plan", data: empty };
    return empty;
  }

  private findPlaceable(held: HeldStage[], signal: AbortSignal | undefined): Promise<Placeable> {
    const nothing: Placeable = { placeableMw: [], unmetBoundMw: 0, limits: [] };
    if (held.length === 0) return Promise.resolve(nothing);
    return findPlaceable(held, this.dependencies.engine, signal);
  }

  private begin(
    { request, startedAt }: Question,
    frame: StageFrame,
  ): Omit<AnswerInput, "stages" | "improvement"> {
    const requestHash = this.dependencies.hashRequest(request);
    return { ...frame, requestHash, solveMs: performance.now() - startedAt };
  }

  private searchYears(
    question: Question,
    frame: StageFrame,
    held: readonly HeldStage[],
  ): AsyncGenerator<StagesItem> {
    const { engine } = this.dependencies;
    const { request, startedAt, signal } = question;
    const answer = this.begin.bind(this, question, frame);
    return this.warmer.hold(held, async function* (stages) {
      const deadline = startedAt + request.scenario.timeLimitS * 1000;
      const leastMs = FIRST_PLAN_MS[request.network];
      const firstDeadline = Math.max(deadline, performance.now() + leastMs);
      const options = { deadline, firstDeadline, signal };
      yield progress("plan", 0, 1);
      for await (const improvement of searchStages(stages, engine, options)) {
        const plan = await answerStages({ ...answer(), stages, improvement });
        yield { event: "plan", data: plan };
      }
    });
  }

  private async *testYears(
    { request, future, signal }: Question,
    plan: StagedPlan | null,
    builds: readonly BuildUp[],
  ): AsyncGenerator<StagesItem> {
    const { engine, projects } = this.dependencies;
    const question: SlipQuestion = { future, builds, networks: this.networks, engine, signal };
    const years = checkSlips(question);
    let step = await years.next();
    for (; !step.done; step = await years.next()) {
      yield progress("check", step.value.done, step.value.total);
    }
    const check = step.value;
    let slipTable: SlipTable | null = null;
    if (request.slipTable) {
      const table = makeSlipTable(question, check, request.slipTable.years);
      let row = await table.next();
      for (; !row.done; row = await table.next()) {
        yield progress("slips", row.value.rows.length, row.value.total);
        yield { event: "slips", data: row.value };
      }
      slipTable = row.value;
    }
    const data: StagesResponse = { request, projects: [...projects], plan, check, slipTable };
    yield { event: "done", data };
  }
}

/**
 * The stages with what of their targets can be placed, less a part; those that can place nothing go.
 * Their weights are scaled to a sum of 1.
 */
function reduceTargets(
  held: readonly HeldStage[],
  { placeableMw }: Placeable,
  part: number,
): HeldStage[] {
  const kept = held.flatMap((stage, position): HeldStage[] => {
    const step = stage.scenario.site.moduleMw ?? 0.001;
    const mostMw = placeableMw[position] ?? 0;
    const targetMw = part === 0 ? mostMw : Math.floor((mostMw * (1 - part)) / step) * step;
    if (targetMw < Math.max(step, 0.1)) return [];
    return [{ ...stage, scenario: { ...stage.scenario, targetMw } }];
  });
  const weights = kept.reduce((sum, { weight }) => sum + weight, 0);
  // Where only years without weight can place anything, they count alike.
  const share = (weight: number) => (weights > 0 ? weight / weights : 1 / kept.length);
  return kept.map((stage) => ({ ...stage, weight: share(stage.weight) }));
}
