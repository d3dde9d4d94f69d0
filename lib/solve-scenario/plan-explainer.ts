import { LRUCache } from "lru-cache";
import type { WorkQueue } from "@/lib/async/work-queue";
import { CodedError } from "@/lib/errors";
import type { PlanQuestion } from "@/lib/planning/ask/plan-question";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import { pricePlan } from "@/lib/planning/prices/price-plan";
import { meanWeights } from "@/lib/planning/weights/weight-meaning";
import { explainSite } from "@/lib/planning/why/explain-site";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { WeightsResponse } from "@/lib/schema/weight-meaning";
import type { PricesResponse, WhyResponse } from "@/lib/schema/why";
import type { SolverEngine } from "@/lib/solver/solver";
import { hashScenario } from "./hash-scenario";
import { requirePlan } from "./require-plan";
import type { ScenarioSolver } from "./scenario-solver";

export interface ExplainerDependencies {
  readonly solver: ScenarioSolver;
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  /** The network that a scenario's plans are held to, or null. */
  readonly openNetwork: (scenario: Scenario) => PlanNetwork | null;
  readonly queue: WorkQueue;
}

/** Time for one question about one site, and for the prices, ms. */
const SITE_LIMIT_MS = 20_000;
/** Time for the intervals of all four weights, ms. */
const WEIGHTS_LIMIT_MS = 60_000;
const KEPT_ANSWERS = 300;

/** Answers questions about the plan of a scenario: why, at what price, by which weights. */
export class PlanExplainer {
  private readonly sites = new LRUCache<string, WhyResponse>({ max: KEPT_ANSWERS });
  private readonly prices = new LRUCache<string, PricesResponse>({ max: KEPT_ANSWERS });
  private readonly weights = new LRUCache<string, WeightsResponse>({ max: KEPT_ANSWERS });

  constructor(private readonly dependencies: ExplainerDependencies) {}

  /**
   * What it costs to do without a site of the plan, or to take another one in.
   * Throws `infeasible` where the scenario has no plan, `unknown_id`, `busy`, `unavailable`.
   */
  async explainSite(scenario: Scenario, siteId: string, signal: AbortSignal): Promise<WhyResponse> {
    const key = `${this.hash(scenario)}:${siteId}`;
    const known = this.sites.get(key);
    if (known) return known;
    const answer = await this.inTurn(scenario, signal, SITE_LIMIT_MS, (question) =>
      explainSite(question, siteId),
    );
    // What was not found in time may be found the next time.
    if (answer.status !== "unknown") this.sites.set(key, answer);
    return answer;
  }

  /** What each limit is worth, for the chosen sites. Throws as `explainSite` does. */
  async priceLimits(scenario: Scenario, signal: AbortSignal): Promise<PricesResponse> {
    const key = this.hash(scenario);
    const known = this.prices.get(key);
    if (known) return known;
    const prices = await this.inTurn(scenario, signal, SITE_LIMIT_MS, pricePlan);
    if (signal.aborted) throw new CodedError("unavailable", "The question was given up");
    // What was not found in time may be found the next time.
    if (prices.network?.status !== "unknown") this.prices.set(key, prices);
    return prices;
  }

  /** What each weight means; yields again with each interval that is found. */
  async *meanWeights(scenario: Scenario, signal: AbortSignal): AsyncGenerator<WeightsResponse> {
    const key = this.hash(scenario);
    const known = this.weights.get(key);
    if (known) {
      yield known;
      return;
    }
    const question = await this.ask(scenario, signal, WEIGHTS_LIMIT_MS);
    const release = await this.dependencies.queue.enter(signal);
    let last: WeightsResponse | undefined;
    try {
      for await (const weights of meanWeights(question)) {
        last = { weights };
        yield last;
      }
    } finally {
      release();
    }
    if (last?.weights.every(({ interval }) => interval?.gap != null)) this.weights.set(key, last);
  }

  private hash(scenario: Scenario): string {
    return hashScenario(scenario, this.dependencies.data.version);
  }

  /** The plan asked about: the same that `POST /api/solve` answers with. */
  private async ask(
    scenario: Scenario,
    signal: AbortSignal,
    timeLimitMs: number,
  ): Promise<PlanQuestion> {
    const { solver, data, engines, openNetwork } = this.dependencies;
    const answer = await requirePlan(solver, scenario, signal);
    const engine = engines[scenario.engine];
    const network = openNetwork(scenario);
    return { scenario, data, engine, network, answer, timeLimitMs, signal };
  }

  private async inTurn<Answer>(
    scenario: Scenario,
    signal: AbortSignal,
    timeLimitMs: number,
    work: (question: PlanQuestion) => Promise<Answer>,
  ): Promise<Answer> {
    const question = await this.ask(scenario, signal, timeLimitMs);
    const release = await this.dependencies.queue.enter(signal);
    try {
      return await work(question);
    } finally {
      release();
    }
  }
}
