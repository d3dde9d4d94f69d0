import type { Weights } from "@/lib/schema/scenario";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import type { SolveResult } from "@/lib/solver/solver";
import { chooseOpenSites } from "../search/choose-open-sites";
import { diveOpenings } from "../search/dive-openings";
import { provePlan } from "../search/prove-plan";
import { Incumbent, limitSolve, type Search, solveWithSites } from "../search/search";
import { CostParts } from "../warm/cost-parts";
import { checkRelaxation } from "../warm/recompute-bound";
import type { WarmModel } from "../warm/warm-model";
import { type NormalisedCriteria, normalisePoint, weighPlan } from "../warm/weigh-plan";
import type { Verdict } from "./weight-interval";

export interface ChallengeLimits {
  /** One try may take this long, ms. */
  readonly tryMs: number;
  /** On the clock of `performance.now()`, ms. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Looks for plans better than a known one at other weights, cheapest way first: among the plans met
 * so far; by the bound of the relaxation, which rules them out; by rounding it; by the proof that
 * every answer gets, cut short as soon as it has decided. One question after another must be asked.
 */
export class BetterPlanSearch {
  private readonly met: NormalisedCriteria[] = [];
  private readonly parts: CostParts;

  constructor(
    private readonly warm: WarmModel,
    private readonly ranges: CriterionRanges,
    private readonly limits: ChallengeLimits,
  ) {
    this.parts = new CostParts(warm.siting, ranges);
  }

  /** A plan below `threshold` at some weights (summing to 1), or a bound on all plans there. */
  async challenge(weights: Weights, threshold: number): Promise<Verdict> {
    const known = this.met.find((place) => weighPlan(place, weights) < threshold);
    if (known) return { better: known, bound: Number.NEGATIVE_INFINITY };
    const { warm, limits } = this;
    const deadline = Math.min(limits.deadline, performance.now() + limits.tryMs);
    const cost = this.parts.combine(weights);
    const search: Search = { warm, cost, deadline, signal: limits.signal };
    await warm.quick.model.changeCosts(cost.cost, cost.offset);
    const solved = await warm.quick.model.solve({ ...limitSolve(search), relax: true });
    const relaxed = checkRelaxation(warm, cost, solved);
    if (!relaxed.x) return { better: null, bound: Number.NEGATIVE_INFINITY };
    const { bound } = relaxed;
    if (bound >= threshold) return { better: null, bound };
    const best = new Incumbent(cost);
    for await (const x of listRounded(search, relaxed)) {
      best.offer(x);
      if (x && best.objective < threshold) return { better: this.keep(x), bound };
    }
    return this.prove(search, relaxed, best, threshold);
  }

  private async prove(
    search: Search,
    relaxed: SolveResult,
    best: Incumbent,
    threshold: number,
  ): Promise<Verdict> {
    const enough = new AbortController();
    const signals = search.signal ? [search.signal, enough.signal] : [enough.signal];
    const signal = AbortSignal.any(signals);
    let { bound } = relaxed;
    let better: NormalisedCriteria | null = null;
    for await (const found of provePlan({ ...search, signal }, relaxed, best)) {
      if (typeof found === "string") break;
      bound = Math.max(bound, found.bound);
      if (found.objective < threshold) better = this.keep(found.x);
      // The proof ends what it is at before it lets go of the model.
      if (better || bound >= threshold) enough.abort();
    }
    return { better, bound };
  }

  private keep(x: Float64Array): NormalisedCriteria {
    const place = normalisePoint(this.warm.siting, this.ranges, x);
    this.met.push(place);
    return place;
  }
}

/** The relaxation rounded at once, then step by step. */
async function* listRounded(
  search: Search,
  relaxed: SolveResult,
): AsyncGenerator<Float64Array | null> {
  const { siting, quick } = search.warm;
  for (const guess of relaxed.x ? chooseOpenSites(siting, relaxed.x) : []) {
    const rounded = await solveWithSites(search, quick.model, guess);
    if (!rounded) continue;
    yield rounded;
    break;
  }
  yield await diveOpenings(search, relaxed);
}
