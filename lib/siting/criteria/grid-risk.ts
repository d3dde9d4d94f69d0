import { fillByWholeSites } from "../constraints/fill-by-whole-sites";
import { listUsableSites, openGroup } from "../constraints/tighten-program";
import { crowdByModules } from "../constraints/whole-modules";
import { columnAt, type ModelDraft } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";

/** Length of new connection over which a whole MW counts as at risk, km. */
export const CONNECTION_RISK_KM = 100;

/**
 * Adds the crowding of each shared headroom: load beyond the part of it that counts as easy.
 *
 *   crowding[ℓ] ≥ Σ_{i∈ℓ} load[i] − easy[ℓ]·z[ℓ],   crowding[ℓ] ≥ 0,   easy[ℓ] = ½ · headroom[ℓ]
 *
 * z[ℓ] ≤ 1 says how far any site of the limit is open. With whole sites z is 0 or 1 and the row says
 * what the criterion says; with parts of sites it keeps the relaxation from using the easy half of
 * a bus by a fraction of a site.          dual: objective per MW of easy headroom
 */
export function addCrowding(draft: ModelDraft): Map<string, number> {
  const { problem, builder, columns, unitMw } = draft;
  const crowding = new Map<string, number>();
  for (const limit of problem.sharedLimits) {
    const sites = listUsableSites(draft, limit.sites);
    if (limit.crowdedFromMw === null || sites.length === 0) continue;
    // No limit is crowded by more than the whole target.
    const column = builder.addColumn({ upper: problem.targetMw / unitMw });
    const loads = sites.map((i) => [columnAt(columns.load, i), -1] as const);
    const easy = limit.crowdedFromMw / unitMw;
    if (limit.kind === "bus") {
      const group = openGroup(draft, sites);
      builder.addRow({
        name: `crowding[${limit.id}]`,
        terms: [[column, 1], ...loads, [group, easy]],
        lower: 0,
      });
      crowdByModules(draft, { name: limit.id, column, sites, easyMw: limit.crowdedFromMw, group });
    } else {
      builder.addRow({
        name: `crowding[${limit.id}]`,
        terms: [[column, 1], ...loads],
        lower: -easy,
      });
      crowdByModules(draft, {
        name: limit.id,
        column,
        sites,
        easyMw: limit.crowdedFromMw,
        group: null,
      });
      fillByWholeSites(draft, sites, limit.crowdedFromMw, limit.id, {
        terms: [...loads, [column, 1]],
        constant: easy,
      });
    }
    crowding.set(limit.id, column);
  }
  return crowding;
}

/**
 * MW at grid risk: load where requests were refused, load beyond half of a shared headroom, and
 * load far from its station; what is added to a headroom counts by its own factor.
 *
 *   Σ_i load[i]·(refusalShare[i] + connectionKm[i] ÷ 100 km) + Σ_ℓ crowding[ℓ]
 *     + factor · Σ_ℓ added[ℓ]
 */
export function costGridRisk({ problem, program, columns, unitMw }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    const risk = (site.refusalShare ?? 0) + site.connectionKm / CONNECTION_RISK_KM;
    cost[columnAt(columns.load, i)] = risk * unitMw;
  });
  for (const column of columns.crowding.values()) cost[column] = unitMw;
  for (const column of columns.added.values()) {
    cost[column] = problem.reinforcement.riskPerMw * unitMw;
  }
  return { cost, offset: 0 };
}
