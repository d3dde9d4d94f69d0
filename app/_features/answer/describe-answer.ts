import type { Certificate } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** Which sentence answers the question. */
export type AnswerKind = "all" | "part" | "none" | "infeasible" | "unknown";

/** How sure the answer is. */
export type ProofKind = "proven" | "gap" | "draft" | "known" | "unbounded" | "none";

export interface Answer {
  readonly kind: AnswerKind;
  readonly targetMw: number;
  readonly placedMw: number;
  readonly unmetMw: number;
  readonly siteCount: number;
  readonly capitalShare: number;
  readonly proof: ProofKind;
  /** Of the objective, 0–1; null when no bound is known. */
  readonly gap: number | null;
  /** The plan passed the check; of the bound it says nothing. */
  readonly verified: boolean;
  readonly boundCheck: Certificate["boundCheck"];
  /** How near the best the plan is by what was recomputed alone, 0–1; null where that says nothing. */
  readonly recomputedGap: number | null;
}

/** Less than this is rounding, not demand left over, MW. */
const ROUNDING_MW = 0.5;
/** A gap that reads "0.0 %" counts as closed. */
const CLOSED_GAP = 5e-4;

/** Takes from a response what the headline says; wording and digits are the page's affair. */
export function describeAnswer({ plan, certificate }: SolveResponse): Answer {
  const { targetMw, placedMw, siteCount, capitalShare } = plan.totals;
  const unmetMw = Math.max(0, targetMw - placedMw);
  return {
    kind: pickKind(certificate, placedMw, unmetMw),
    targetMw,
    placedMw,
    unmetMw,
    siteCount,
    capitalShare,
    proof: pickProof(certificate),
    gap: certificate.gap,
    verified: certificate.verified,
    boundCheck: certificate.boundCheck,
    recomputedGap: measureRecomputedGap(certificate),
  };
}

function measureRecomputedGap({ objective, recomputedBound }: Certificate): number | null {
  return objective === null || recomputedBound === null ? null : objective - recomputedBound;
}

function pickKind(certificate: Certificate, placedMw: number, unmetMw: number): AnswerKind {
  const { status } = certificate;
  // An infeasible scenario still carries the best part of it that fits, where there is one.
  if (status === "infeasible") return placedMw < ROUNDING_MW ? "infeasible" : "part";
  if (status === "unbounded" || status === "no_solution") return "unknown";
  if (placedMw < ROUNDING_MW) return status === "cancelled" ? "unknown" : "none";
  return unmetMw > ROUNDING_MW ? "part" : "all";
}

function pickProof({ status, stage, gap }: Certificate): ProofKind {
  if (status === "infeasible") return "none";
  if (status === "optimal") return "proven";
  if (gap === null) return "unbounded";
  if (stage === "limit" || status === "cancelled") return gap <= CLOSED_GAP ? "proven" : "gap";
  return stage === "known" ? "known" : "draft";
}
