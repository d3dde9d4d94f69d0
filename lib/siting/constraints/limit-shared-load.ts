import { columnAt, type ModelDraft } from "../model-draft";

/**
 * Sites behind one bus, in one province or in the capital region together stay within its limit.
 *
 *   lower[ℓ] ≤ Σ_{i∈ℓ} load[i] ≤ upper[ℓ]          dual: objective per MW of limit ℓ
 */
export function keepSharedLimits(draft: ModelDraft): void {
  const { problem, builder, columns, unitMw, limitRows } = draft;
  for (const { id, kind, subject, sites, lowerMw, upperMw } of problem.sharedLimits) {
    if (lowerMw <= 0 && upperMw === Infinity) continue;
    const terms = sites.map((i) => [columnAt(columns.load, i), 1] as const);
    const lower = lowerMw > 0 ? lowerMw / unitMw : -Infinity;
    const row = builder.addRow(terms, lower, upperMw / unitMw);
    limitRows.push({ row, id, kind, subject, boundPerUnit: 1 / unitMw });
  }
}

/**
 * No more than a set share of the placed load is in the capital region (policy, not physics).
 *
 *   Σ_{i∈capital} load[i] ≤ share · Σ_i load[i]          dual: objective per MW of excess
 */
export function capCapitalShare(draft: ModelDraft): void {
  const { problem, builder, columns, unitMw, limitRows } = draft;
  const share = problem.capitalShareCap;
  if (share >= 1) return;
  const terms = problem.candidateSites.map(
    (site, i) => [columnAt(columns.load, i), (site.capital ? 1 : 0) - share] as const,
  );
  const row = builder.addRow(terms, -Infinity, 0);
  // A point of share is worth share·(placed load): the load is not known before the solve, the target is.
  const boundPerUnit = problem.targetMw / unitMw;
  limitRows.push({ row, id: "capital-share", kind: "capital-share", subject: "", boundPerUnit });
}
