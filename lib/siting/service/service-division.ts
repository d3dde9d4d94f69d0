import type { SiteState } from "../siting-problem";
import { type BoundEffort, boundPart, type ServiceBound } from "./service-bound";
import type { ServiceNetwork } from "./service-network";
import type { ServicePart } from "./service-part";
import type { PlanSearch } from "./service-plan-search";
import type { ServicePricing } from "./service-pricing";
import { startProof } from "./service-proof";

/** For a part whose prices, inherited from the whole, are near the best: few steps, none long. */
export const PART_EFFORT = {
  steps: 100,
  firstLength: 0.5,
  smallestLength: 0.1,
  patience: 10,
  isThorough: false,
};

/**
 * Parts of all plans that may hold one at most as dear as a limit, the least bound first. Dividing a
 * part opens one of its sites in one half and closes it in the other; a half whose bound is above the
 * limit is dropped, and sites whose other choice is above it are decided (branch and bound with
 * Lagrangian bounds).
 */
export class ServiceDivision {
  private readonly parts: ServiceBound[];
  divided = 0;

  constructor(
    private readonly network: ServiceNetwork,
    private readonly pricing: ServicePricing,
    private readonly plans: PlanSearch,
    root: ServiceBound,
    private readonly findLimit: () => number,
  ) {
    this.parts = [root];
  }

  /** Least bound of the parts that are left; Infinity where none is. */
  get bound(): number {
    return this.parts.reduce((least, part) => Math.min(least, part.bound), Infinity);
  }

  get size(): number {
    return this.parts.length;
  }

  /** The part with the least bound, taken out; null where none is left below the limit. */
  take(): ServiceBound | null {
    let best = 0;
    this.parts.forEach((part, place) => {
      if (part.bound < (this.parts[best]?.bound ?? 0)) best = place;
    });
    const last = this.parts.pop();
    const part = best < this.parts.length ? this.parts[best] : last;
    if (last && best < this.parts.length) this.parts[best] = last;
    return part && part.bound <= this.findLimit() ? part : null;
  }

  /** Puts the two halves of a part back; false where no site is left to divide by. */
  divide(part: ServiceBound, deadline: number): boolean {
    const site = chooseSite(part);
    if (site === null) return false;
    this.divided += 1;
    for (const half of divideBySite(part, site)) {
      const effort: BoundEffort = { ...PART_EFFORT, limit: this.findLimit(), deadline };
      const bound = boundPart(this.network, this.pricing, half, this.plans, effort);
      if (bound.bound <= effort.limit) this.parts.push(bound);
    }
    return true;
  }
}

/** The half with a site open, and that with it closed; the proof of the part says so. */
export function divideBySite<Part extends ServicePart>(part: Part, site: number): [Part, Part] {
  const halve = (state: SiteState): Part => ({
    ...part,
    siteState: part.siteState.with(site, state),
    proof: startProof(),
  });
  const [open, closed] = [halve("open"), halve("closed")];
  part.proof.end = { kind: "site", site, open: open.proof, closed: closed.proof };
  return [open, closed];
}

/** The free site that a relaxation is least sure about. */
export function chooseSite({ siteState, usage }: ServiceBound): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  siteState.forEach((state: SiteState, site) => {
    const doubt = Math.abs((usage[site] ?? 0) - 0.5);
    if (state !== "free" || doubt >= least) return;
    [best, least] = [site, doubt];
  });
  return best;
}
