import type { Weights } from "@/lib/schema/scenario";
import {
  type CriterionRanges,
  normaliseCriterion,
  scaleWeights,
} from "@/lib/siting/criteria/criterion-costs";
import { CONNECTION_RISK_KM } from "@/lib/siting/criteria/grid-risk";
import { SPREAD_WEIGHT } from "@/lib/siting/criteria/out-of-place";
import { findAddedMw, measureDeviation } from "@/lib/siting/measure-criteria";
import {
  findMostMw,
  type SharedLimit,
  type SitingProblem,
  type SpreadTarget,
} from "@/lib/siting/siting-problem";

/** How much one criterion counts per unit of it: weight ÷ (nadir − ideal); 0 without a range. */
export type CriterionSlopes = Weights;

/** What each unit of a criterion is worth in the objective of a scenario. */
export function findSlopes(weights: Weights, ranges: CriterionRanges): CriterionSlopes {
  const scaled = scaleWeights(weights);
  const slopeOf = (id: keyof Weights) => {
    const range = ranges.get(id);
    if (!range) return 0;
    const { ideal, nadir } = range;
    return scaled[id] * normaliseCriterion(ideal + 1, { ideal, nadir });
  };
  return {
    grid: slopeOf("grid"),
    decentralisation: slopeOf("decentralisation"),
    renewables: slopeOf("renewables"),
    access: slopeOf("access"),
  };
}

/** Loads below this are none, MW. */
const NOTHING_MW = 1e-6;

/** Sites filled one after another, with what is left of everything they share. */
export class FillState {
  /** MW, [site]. */
  readonly loadsMw: Float64Array;
  placedMw = 0;
  openCount = 0;
  private capitalMw = 0;
  private seismicMw = 0;
  private farFromUsersMw = 0;
  private readonly tooNear = new Set<string>();
  private readonly limitMw: Float64Array;
  private readonly spreadMw: Float64Array;
  private readonly placeLeftMw: Float64Array;
  private readonly limitsOf: number[][];
  private readonly spreadOf: (number | null)[];

  constructor(
    private readonly problem: SitingProblem,
    private readonly slopes: CriterionSlopes,
  ) {
    const { candidateSites, sharedLimits, spread, renewables } = problem;
    this.loadsMw = new Float64Array(candidateSites.length);
    this.limitMw = new Float64Array(sharedLimits.length);
    this.spreadMw = new Float64Array(spread.length);
    this.placeLeftMw = Float64Array.from(renewables.places, ({ meanMw }) => meanMw);
    this.limitsOf = candidateSites.map(() => []);
    sharedLimits.forEach(({ sites }, l) => {
      for (const i of sites) this.limitsOf[i]?.push(l);
    });
    this.spreadOf = candidateSites.map(() => null);
    spread.forEach(({ sites }, r) => {
      for (const i of sites) this.spreadOf[i] = r;
    });
  }

  /**
   * Load that all limits on several sites together still let onto a site, MW; its own size apart.
   * Shares of the placed load count from the whole target.
   */
  findSharedRoom(i: number): number {
    const { sharedLimits, candidateSites, targetMw, reinforcement } = this.problem;
    const site = candidateSites[i];
    if (!site || this.tooNear.has(site.id)) return 0;
    let roomMw = Infinity;
    for (const l of this.limitsOf[i] ?? []) {
      const limit = sharedLimits[l];
      const mostMw = limit ? findMostMw(limit, reinforcement) : Infinity;
      roomMw = Math.min(roomMw, mostMw - (this.limitMw[l] ?? 0));
    }
    const { capitalShareCap, seismicShareCap, latencyShare } = this.problem;
    const shares = [
      { counts: site.capital, cap: capitalShareCap, usedMw: this.capitalMw },
      { counts: site.seismicZone1, cap: seismicShareCap, usedMw: this.seismicMw },
      { counts: !site.nearUsers, cap: 1 - latencyShare, usedMw: this.farFromUsersMw },
    ];
    for (const { counts, cap, usedMw } of shares) {
      if (counts && cap < 1) roomMw = Math.min(roomMw, cap * targetMw - usedMw);
    }
    return Math.max(0, roomMw);
  }

  /** Shared limits whose least load is not met yet. */
  listUnmetLimits(): SharedLimit[] {
    return this.problem.sharedLimits.filter(
      ({ lowerMw }, l) => (this.limitMw[l] ?? 0) < lowerMw - NOTHING_MW,
    );
  }

  /**
   * Change of the objective per MW when `mw` more are put on site i, everything else as it stands:
   *
   *   Σ_c weight[c] ÷ (nadir[c] − ideal[c]) · Δf[c] ÷ mw
   */
  scoreStep(i: number, mw: number): number {
    const site = this.problem.candidateSites[i];
    if (!site || mw <= 0) return Infinity;
    const { slopes } = this;
    const risk = (site.refusalShare ?? 0) + site.connectionKm / CONNECTION_RISK_KM;
    const addedMw = this.problem.reinforcement.riskPerMw * this.measureAdded(i, mw);
    const gridMw = mw * risk + this.measureCrowding(i, mw) + addedMw;
    const capitalMw = site.capital ? mw : 0;
    const misplacedMw = SPREAD_WEIGHT * this.measureMisplaced(i, mw);
    const unmatchedMw = this.measureUnmatched(i, mw);
    const km = (mw * site.accessKm) / this.problem.targetMw;
    const change =
      slopes.grid * gridMw +
      slopes.decentralisation * (capitalMw + misplacedMw) +
      slopes.renewables * unmatchedMw +
      slopes.access * km;
    return change / mw;
  }

  /** Puts `mw` more on site i, and takes the renewables nearest to it. */
  add(i: number, mw: number): void {
    const site = this.problem.candidateSites[i];
    if (!site) return;
    if ((this.loadsMw[i] ?? 0) <= 0) this.openCount += 1;
    this.loadsMw[i] = roundToKilowatt((this.loadsMw[i] ?? 0) + mw);
    this.placedMw = roundToKilowatt(this.placedMw + mw);
    if (site.capital) this.capitalMw += mw;
    if (site.seismicZone1) this.seismicMw += mw;
    if (!site.nearUsers) this.farFromUsersMw += mw;
    for (const id of site.tooNear) this.tooNear.add(id);
    for (const l of this.limitsOf[i] ?? []) this.limitMw[l] = (this.limitMw[l] ?? 0) + mw;
    const r = this.spreadOf[i] ?? null;
    if (r !== null) this.spreadMw[r] = (this.spreadMw[r] ?? 0) + mw;
    for (const { place, takenMw } of this.drawRenewables(i, mw)) {
      this.placeLeftMw[place] = (this.placeLeftMw[place] ?? 0) - takenMw;
    }
  }

  private measureCrowding(i: number, mw: number): number {
    let crowdedMw = 0;
    for (const l of this.limitsOf[i] ?? []) {
      const easyMw = this.problem.sharedLimits[l]?.crowdedFromMw ?? null;
      if (easyMw === null) continue;
      const usedMw = this.limitMw[l] ?? 0;
      crowdedMw += Math.max(0, usedMw + mw - easyMw) - Math.max(0, usedMw - easyMw);
    }
    return crowdedMw;
  }

  /** Headroom that `mw` more on site i need on top of what its limits have, MW. */
  private measureAdded(i: number, mw: number): number {
    return (this.limitsOf[i] ?? []).reduce((sum, l) => {
      const limit = this.problem.sharedLimits[l];
      const usedMw = this.limitMw[l] ?? 0;
      if (!limit) return sum;
      const addedAt = (loadMw: number) => findAddedMw(this.problem, limit, loadMw);
      return sum + addedAt(usedMw + mw) - addedAt(usedMw);
    }, 0);
  }

  private measureMisplaced(i: number, mw: number): number {
    const r = this.spreadOf[i] ?? null;
    const target: SpreadTarget | undefined = r === null ? undefined : this.problem.spread[r];
    if (r === null || !target) return 0;
    const usedMw = this.spreadMw[r] ?? 0;
    const deviationAt = (loadMw: number) => measureDeviation(this.problem, target.share, loadMw);
    return (deviationAt(usedMw + mw) - deviationAt(usedMw)) / 2;
  }

  private measureUnmatched(i: number, mw: number): number {
    const worthMw = this.drawRenewables(i, mw).reduce(
      (sum, { takenMw, worth }) => sum + takenMw * worth,
      0,
    );
    return this.problem.renewables.loadFactor * mw - worthMw;
  }

  /** What is left of the renewables near site i, nearest first, up to the mean of `mw` of load. */
  private drawRenewables(i: number, mw: number) {
    const { clusters, loadFactor } = this.problem.renewables;
    const cluster = this.problem.candidateSites[i]?.cluster ?? null;
    const drawn: { place: number; takenMw: number; worth: number }[] = [];
    let leftMw = loadFactor * mw;
    for (const { place, worth } of cluster === null ? [] : (clusters[cluster]?.links ?? [])) {
      const takenMw = Math.min(leftMw, this.placeLeftMw[place] ?? 0);
      if (takenMw <= 0) continue;
      drawn.push({ place, takenMw, worth });
      leftMw -= takenMw;
      if (leftMw <= 0) break;
    }
    return drawn;
  }
}

/** Takes the last bits of a sum of kilowatts away, MW. */
export function roundToKilowatt(mw: number): number {
  return Math.round(mw * 1000) / 1000;
}
