import type { ServiceNetwork } from "../service/service-network";
import type { ServiceProof } from "../service/service-proof";
import { BoundRoom, type PartState } from "./service-bound-part";

/** What a proof was found to prove. */
export interface ServiceBoundCheck {
  /** No plan is cheaper, by this computation alone; parts that a solver claims count by their prices. */
  readonly bound: number;
  /** Parts that end in prices, and those whose end is a solver's word. */
  readonly pricedParts: number;
  readonly claimedParts: number;
}

/**
 * Recomputes from the figures of the instance what a proof proves: at each price the Lagrangian
 * bound of the part (weak duality: any price gives one), from it the sites and links that no plan up
 * to `limit` uses, and that the divisions leave nothing out. It shares no code with the search.
 *
 * @param limit the cost that no plan is claimed to stay under; the bound is at most this
 * @param step every plan costs a whole multiple of it, which is checked; null where none is known
 */
export function checkServiceBound(
  network: ServiceNetwork,
  proof: ServiceProof,
  limit: number,
  step: number | null,
): ServiceBoundCheck {
  const check = new ProofWalk(new BoundRoom(network, limit));
  const bound = Math.min(limit, check.walk(proof, check.room.takeAll(), Number.NEGATIVE_INFINITY));
  const { pricedParts, claimedParts } = check;
  const rounded = step !== null && check.room.costsWholly(step) ? roundUp(bound, step) : bound;
  return { bound: rounded, pricedParts, claimedParts };
}

/** The next multiple, unless rounding alone is what lies above the last. */
function roundUp(bound: number, step: number): number {
  return Number.isFinite(bound) ? Math.ceil(bound / step - 1e-6) * step : bound;
}

class ProofWalk {
  pricedParts = 0;
  claimedParts = 0;

  constructor(readonly room: BoundRoom) {}

  /** The bound of a part; `known` is that of the part it was divided from. */
  walk(proof: ServiceProof, start: PartState, known: number): number {
    const { room } = this;
    let bound = known;
    let state: PartState | null = room.settle(start);
    for (const price of proof.prices) {
      if (!state) break;
      const value = room.evaluate(state, price);
      bound = Math.max(bound, value.bound);
      if (bound >= room.limit) break;
      state = room.settle(room.narrow(state, value));
    }
    const { end } = proof;
    const last = proof.prices.at(-1);
    if (!state) bound = Number.POSITIVE_INFINITY;
    // What the last price has ruled out may raise its own bound.
    else if (end === null && last) bound = Math.max(bound, room.evaluate(state, last).bound);
    if (!state || bound >= room.limit || end === null) {
      this.pricedParts += 1;
      return bound;
    }
    if (end.kind === "claimed") {
      this.claimedParts += 1;
      return bound;
    }
    if (end.kind === "site") {
      const open = this.walk(end.open, room.decide(state, end.site, true), bound);
      return Math.min(open, this.walk(end.closed, room.decide(state, end.site, false), bound));
    }
    let least = Number.POSITIVE_INFINITY;
    for (const site of room.listSources(state, end.customer)) {
      const source = end.sources.get(site);
      const own = source && this.walk(source, room.serve(state, end.customer, site), bound);
      least = Math.min(least, own ?? bound);
    }
    return least;
  }
}
