import { columnAt, type ModelDraft } from "../model-draft";
import { type CandidateSite, canReinforce } from "../siting-problem";
import { cutToModules } from "./whole-modules";

/**
 * Sites behind one bus, in one province or in the capital region together stay within its limit and
 * what is added to it. Tightened, in modules and where nothing is added, the limits are whole modules.
 *
 *   lower[ℓ] ≤ Σ_{i∈ℓ} load[i] − added[ℓ] ≤ upper[ℓ],   0 ≤ added[ℓ] ≤ most
 *                                                      dual: objective per MW of limit ℓ
 */
export function keepSharedLimits(draft: ModelDraft): void {
  const { problem, builder, columns, unitMw, limitRows } = draft;
  const { maxMw } = problem.reinforcement;
  for (const limit of problem.sharedLimits) {
    const { id, kind, subject, sites, lowerMw, upperMw } = limit;
    if (lowerMw <= 0 && upperMw === Infinity) continue;
    const terms: Array<readonly [number, number]> = sites.map((i) => [
      columnAt(columns.load, i),
      1,
    ]);
    if (maxMw > 0 && canReinforce(limit)) {
      const added = builder.addColumn({ upper: maxMw / unitMw });
      columns.added.set(id, added);
      terms.push([added, -1]);
    }
    const stepMw = columns.added.has(id) ? 0 : draft.sites.stepMw;
    const cut = cutToModules({ lowerMw, upperMw }, stepMw);
    const lower = lowerMw > 0 ? cut.lowerMw / unitMw : -Infinity;
    const row = builder.addRow({ name: id, terms, lower, upper: cut.upperMw / unitMw });
    limitRows.push({ row, id, kind, subject, boundPerUnit: 1 / unitMw });
  }
}

/**
 * No more than a set share of the placed load is in the capital region (policy, not physics).
 *
 *   Σ_{i∈capital} load[i] ≤ share · Σ_i load[i]          dual: objective per point of share
 */
export function capCapitalShare(draft: ModelDraft): void {
  const share = draft.problem.capitalShareCap;
  if (share >= 1) return;
  boundShare(draft, "capital-share", share, "upper", ({ capital }) => capital);
}

/**
 * No more than a set share of the placed load is in seismic zone 1.
 *
 *   Σ_{i∈zone 1} load[i] ≤ share · Σ_i load[i]          dual: objective per point of share
 */
export function capSeismicShare(draft: ModelDraft): void {
  const share = draft.problem.seismicShareCap;
  if (share >= 1) return;
  boundShare(draft, "seismic-share", share, "upper", ({ seismicZone1 }) => seismicZone1);
}

/**
 * At least a set share of the placed load is within the latency radius.
 *
 *   Σ_{i near users} load[i] ≥ share · Σ_i load[i]          dual: objective per point of share
 */
export function keepNearUsers(draft: ModelDraft): void {
  const share = draft.problem.latencyShare;
  if (share <= 0) return;
  boundShare(draft, "latency-share", share, "lower", ({ nearUsers }) => nearUsers);
}

/** Σ over members of load − share · Σ load, at most or at least 0, as the row of a limit. */
function boundShare(
  { problem, builder, columns, unitMw, limitRows }: ModelDraft,
  kind: "capital-share" | "seismic-share" | "latency-share",
  share: number,
  side: "upper" | "lower",
  belongs: (site: CandidateSite) => boolean,
): void {
  const terms = problem.candidateSites.map(
    (site, i) => [columnAt(columns.load, i), (belongs(site) ? 1 : 0) - share] as const,
  );
  const [lower, upper] = side === "upper" ? [-Infinity, 0] : [0, Infinity];
  const row = builder.addRow({ name: kind, terms, lower, upper });
  // A point of share is worth share·(placed load): the load is not known before the solve, the target is.
  const boundPerUnit = problem.targetMw / unitMw;
  limitRows.push({ row, id: kind, kind, subject: "", boundPerUnit });
}
