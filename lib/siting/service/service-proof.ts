/**
 * Why no plan of a part is cheaper than a limit, as far as it is known: prices, each of which bounds
 * the part and rules sites and links out, and then how what is left is divided. A part that ends
 * here is bounded by its prices alone. `check-service-bound.ts` computes all of it anew.
 */
export interface ServiceProof {
  /** Each u, [customer], in order. */
  readonly prices: Float64Array[];
  end: ProofEnd | null;
}

/** What becomes of a part after its prices. */
export type ProofEnd =
  /** A solver says so; nothing here shows it. */
  | { readonly kind: "claimed" }
  | {
      readonly kind: "site";
      readonly site: number;
      readonly open: ServiceProof;
      readonly closed: ServiceProof;
    }
  /** Served whole from one of these sites. */
  | {
      readonly kind: "customer";
      readonly customer: number;
      readonly sources: ReadonlyMap<number, ServiceProof>;
    };

/** A proof of nothing yet. */
export function startProof(): ServiceProof {
  return { prices: [], end: null };
}
