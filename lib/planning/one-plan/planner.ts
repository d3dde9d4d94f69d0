import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { PlanResponder, type Question } from "../certify/plan-responder";
import { answerFromKnown } from "../known/answer-from-known";
import { IdleStudy } from "../known/idle-study";
import {
  type Structure,
  type StructureDependencies,
  WarmStructures,
} from "../known/warm-structures";
import type { PlanNetwork } from "../network/plan-network";
import { answerNoPlan } from "../no-plan/answer-no-plan";
import type { NoPlan } from "../search/prove-plan";
import type { WarmModel } from "../warm/warm-model";
import type { Loan } from "../warm/warm-store";

export interface PlannerDependencies extends StructureDependencies {
  readonly hashScenario: (scenario: Scenario) => string;
  /** Learn about the structures that are warm while nobody asks, so that sliders answer at once. */
  readonly studyWhenIdle?: boolean;
}

/** Time that the plans get at least once the ranges are known, ms. */
const FIRST_PLAN_MS = 2_000;

/** Answers scenarios on one set of data, with models kept warm between questions. */
export class Planner {
  private readonly structures: WarmStructures;
  private readonly idle: IdleStudy | null;

  constructor(private readonly dependencies: PlannerDependencies) {
    this.structures = new WarmStructures(dependencies);
    this.idle = dependencies.studyWhenIdle ? new IdleStudy((signal) => this.study(signal)) : null;
  }

  /**
   * Yields better and better plans, each verified apart from the solver; the last is the answer.
   * A scenario that cannot be met yields its best partial plan with the moves that would let it
   * through. Throws `unknown_id` or `bad_field` where the scenario does not fit the data.
   */
  async *improve(scenario: Scenario, signal?: AbortSignal): AsyncGenerator<SolveResponse> {
    const startedAt = performance.now();
    const loan = await this.lend(scenario);
    try {
      yield* this.answer({ scenario, problem: loan.problem, startedAt, signal }, loan);
    } finally {
      loan.release();
    }
  }

  /** The network that a scenario's plans are held to; null where headroom tables suffice. */
  openNetwork(scenario: Scenario): PlanNetwork | null {
    return this.structures.openNetwork(scenario);
  }

  /** The structure of a scenario, for who asks more than one plan of it; nothing is studied meanwhile. */
  async lend(scenario: Scenario): Promise<Loan<Structure>> {
    const resume = this.pause();
    try {
      const loan = await this.structures.borrow(scenario);
      const release = () => {
        loan.release();
        resume();
      };
      return { ...loan, release };
    } catch (error) {
      resume();
      throw error;
    }
  }

  /** Holds up what goes on without a question until the returned function is called, once. */
  pause(): () => void {
    return this.idle?.pause() ?? (() => undefined);
  }

  /** Learns a little more about the structure used last; says whether there was anything to learn. */
  study(signal: AbortSignal): Promise<boolean> {
    return this.structures.study(signal);
  }

  /** Ends what goes on without a question. */
  close(): void {
    this.idle?.stop();
  }

  private async *answer(question: Question, structure: Structure): AsyncGenerator<SolveResponse> {
    const { scenario, signal } = question;
    const { warm, knowledge } = structure;
    const { structures, dependencies } = this;
    const responder = new PlanResponder(dependencies, question, warm);
    let noPlan: NoPlan | null = knowledge ? null : "infeasible";
    if (knowledge) {
      const timeLimitMs = limitPlans(question, warm);
      const options = { timeLimitMs, ...(signal ? { signal } : {}) };
      for await (const item of answerFromKnown(warm, knowledge, scenario.weights, options)) {
        if (typeof item === "string") noPlan = item;
        else yield await responder.respond(item);
      }
    }
    // Only now: until the stages end they hold the model's turn, which the search for moves needs.
    if (!noPlan) return;
    yield* answerNoPlan(noPlan, { ...question, ...dependencies, warm, responder, structures });
  }
}

/**
 * What is left of a question's time for plans, ms. The ranges alone can use it up, on the network or
 * a busy machine: a first plan must still come.
 */
function limitPlans({ scenario, startedAt }: Question, { guard }: WarmModel): number {
  const limitMs = scenario.timeLimitS * 1000;
  const leastMs = guard ? FIRST_PLAN_MS : Math.min(FIRST_PLAN_MS, limitMs);
  return Math.max(limitMs - (performance.now() - startedAt), leastMs);
}
