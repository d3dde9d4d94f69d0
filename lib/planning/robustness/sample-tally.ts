import type { RobustnessResponse } from "@/lib/schema/robustness";
import type { SiteFacts } from "@/lib/siting/site-facts";
import type { SitingProblem } from "@/lib/siting/siting-problem";

/** The value that a share q of sorted values does not exceed (nearest rank). */
function pickQuantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

function spreadOf(values: readonly number[]): { p5: number; p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    p5: pickQuantile(sorted, 0.05),
    p50: pickQuantile(sorted, 0.5),
    p95: pickQuantile(sorted, 0.95),
  };
}

/** Loads below this are noise of the solver, MW. */
const SMALLEST_LOAD_MW = 0.01;

/** Counts over samples which sites were open, and with how much. */
export class SampleTally {
  private readonly openCount: Float64Array;
  private readonly sumMw: Float64Array;
  private readonly provinceMw = new Map<string, number[]>();
  private readonly capitalShares: number[] = [];
  private readonly gaps: number[] = [];
  private failedCount = 0;
  private checked = 0;
  private verified = 0;

  constructor(
    private readonly problem: SitingProblem,
    private readonly facts: readonly SiteFacts[],
    codes: readonly string[],
  ) {
    this.openCount = new Float64Array(problem.candidateSites.length);
    this.sumMw = new Float64Array(problem.candidateSites.length);
    for (const code of codes) this.provinceMw.set(code, []);
  }

  get done(): number {
    return this.gaps.length + this.failedCount;
  }

  /** A sample without a plan. */
  addFailure(): void {
    this.failedCount += 1;
  }

  /** Whether a plan that was checked apart from the solver passed. */
  addCheck(passed: boolean): void {
    this.checked += 1;
    if (passed) this.verified += 1;
  }

  /** A sample's loads in MW, [site], and its gap in units of the objective. */
  add(loadsMw: Float64Array, gap: number): void {
    const provinces = new Map<string, number>();
    let placedMw = 0;
    let capitalMw = 0;
    this.problem.candidateSites.forEach(({ province, capital }, site) => {
      const mw = loadsMw[site] ?? 0;
      if (mw < SMALLEST_LOAD_MW) return;
      this.openCount[site] = (this.openCount[site] ?? 0) + 1;
      this.sumMw[site] = (this.sumMw[site] ?? 0) + mw;
      provinces.set(province, (provinces.get(province) ?? 0) + mw);
      placedMw += mw;
      if (capital) capitalMw += mw;
    });
    for (const [code, loads] of this.provinceMw) loads.push(provinces.get(code) ?? 0);
    this.capitalShares.push(placedMw > 0 ? capitalMw / placedMw : 0);
    this.gaps.push(Math.max(0, gap));
  }

  /** What the samples so far say. */
  describe(total: number, headroomSpread: number, solveMs: number): RobustnessResponse {
    const answered = this.gaps.length;
    const gaps = [...this.gaps].sort((a, b) => a - b);
    const { checked, verified } = this;
    return {
      done: this.done,
      total,
      failed: this.failedCount,
      sites: this.describeSites(answered),
      provinces: [...this.provinceMw].map(([code, loads]) => ({
        code,
        acceptance: answered > 0 ? loads.filter((mw) => mw > 0).length / answered : 0,
        meanMw: answered > 0 ? loads.reduce((sum, mw) => sum + mw, 0) / answered : 0,
        loadMw: spreadOf(loads),
      })),
      capitalShare: answered > 0 ? spreadOf(this.capitalShares) : null,
      gap: answered > 0 ? { p50: pickQuantile(gaps, 0.5), p95: pickQuantile(gaps, 0.95) } : null,
      checked,
      verified,
      stage: "rounded",
      headroomSpread,
      solveMs,
    };
  }

  private describeSites(answered: number): RobustnessResponse["sites"] {
    const sites = this.facts.flatMap(({ id, name, province, lon, lat }, site) => {
      const count = this.openCount[site] ?? 0;
      if (count === 0) return [];
      const meanMw = Math.round(((this.sumMw[site] ?? 0) / answered) * 1000) / 1000;
      return [{ id, name, province, lon, lat, acceptance: count / answered, meanMw }];
    });
    return sites.sort((a, b) => b.acceptance - a.acceptance || b.meanMw - a.meanMw);
  }
}
