import type { Plan } from "@/lib/schema/plan";

/** Less than half a kilowatt is rounding, MW. */
const TOLERANCE_MW = 0.0005;

export interface BuildUpVerification {
  readonly verified: boolean;
  /** Largest load that a later stage gives up, MW. */
  readonly worstMw: number;
}

/**
 * Checks from the sites of successive plans alone that nothing built is given up: each site of a
 * stage is in the next with at least its load, and totals do not fall.
 */
export function verifyBuildUp(plans: readonly Pick<Plan, "sites">[]): BuildUpVerification {
  let worstMw = 0;
  plans.slice(1).forEach((after, position) => {
    const later = new Map(after.sites.map(({ id, loadMw }) => [id, loadMw]));
    for (const { id, loadMw } of plans[position]?.sites ?? []) {
      worstMw = Math.max(worstMw, loadMw - (later.get(id) ?? 0));
    }
  });
  return { verified: worstMw <= TOLERANCE_MW, worstMw };
}
