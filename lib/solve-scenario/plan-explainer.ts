import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import type { PlanQuestion } from "@/lib/planning/ask/plan-question";
import { pricePlan } from "@/lib/planning/prices/price-plan";
import { meanWeights } from "@/lib/planning/weights/weight-meaning";
import { explainSite } from "@/lib/planning/why/explain-site";
import type { Scenario } from "@/lib/schema/scenario";
import type { WeightsResponse } from "@/lib/schema/weight-meaning";
import type { PricesResponse, WhyResponse } from "@/lib/schema/why";
import { type AskerDependencies, openScenario } from "./open-scenario";

/** Time for one question about one site, and for the prices, ms. */
const SITE_LIMIT_MS = 20_000;
/** Time for the intervals of all four weights, ms. */
const WEIGHTS_LIMIT_MS = 60_000;
const KEPT_ANSWERS = 300;

interface SiteQuestion {
  readonly scenario: Scenario;
  readonly siteId: string;
}

/** Answers questions about the plan of a scenario: why, at what price, by which weights. */
export class PlanExplainer {
  private readonly sites: KeptRuns<SiteQuestion, WhyResponse>;
  private readonly prices: KeptRuns<Scenario, PricesResponse>;
  private readonly weights: KeptRuns<Scenario, WeightsResponse>;

  constructor(dependencies: AskerDependencies) {
    const { data, queue } = dependencies;
    /** Asks about the plan of a scenario once it is known, in turn with other questions. */
    async function* askPlan<Answer>(
      scenario: Scenario,
      timeLimitMs: number,
      signal: AbortSignal,
      work: (question: PlanQuestion) => AsyncIterable<Answer>,
    ): AsyncGenerator<Answer> {
      const asked = await openScenario(dependencies, scenario, signal);
      yield* inTurn(queue, signal, () => work({ ...asked, timeLimitMs, signal }));
    }
    // What was not found in time may be found the next time: it is not kept.
    this.sites = new KeptRuns({
      dataVersion: data.version,
      work: ({ scenario, siteId }, signal) =>
        askPlan(scenario, SITE_LIMIT_MS, signal, async function* (question) {
          yield await explainSite(question, siteId);
        }),
      isWhole: ({ status }) => status !== "unknown",
      max: KEPT_ANSWERS,
    });
    this.prices = new KeptRuns({
      dataVersion: data.version,
      work: (scenario, signal) =>
        askPlan(scenario, SITE_LIMIT_MS, signal, async function* (question) {
          yield await pricePlan(question);
        }),
      isWhole: ({ network }) => network?.status !== "unknown",
      max: KEPT_ANSWERS,
    });
    this.weights = new KeptRuns({
      dataVersion: data.version,
      work: (scenario, signal) =>
        askPlan(scenario, WEIGHTS_LIMIT_MS, signal, async function* (question) {
          for await (const weights of meanWeights(question)) yield { weights };
        }),
      isWhole: ({ weights }) => weights.every(({ interval }) => interval?.gap != null),
      max: KEPT_ANSWERS,
    });
  }

  /**
   * What it costs to do without a site of the plan, or to take another one in.
   * Throws `infeasible` where the scenario has no plan, `unknown_id`, `busy`, `unavailable`.
   */
  explainSite(scenario: Scenario, siteId: string, signal?: AbortSignal): Promise<WhyResponse> {
    return this.sites.ask({ scenario, siteId }, signal);
  }

  /** What each limit is worth, for the chosen sites. Throws as `explainSite` does. */
  priceLimits(scenario: Scenario, signal?: AbortSignal): Promise<PricesResponse> {
    return this.prices.ask(scenario, signal);
  }

  /** What each weight means; yields again with each interval that is found. */
  meanWeights(scenario: Scenario, signal?: AbortSignal): AsyncGenerator<WeightsResponse> {
    return this.weights.follow(scenario, signal);
  }
}
