import { placementCosts } from "@/lib/siting/criteria/criterion-costs";
import { recomputeBound } from "../warm/recompute-bound";
import type { WarmModel } from "../warm/warm-model";
import type { PlaceOptions } from "./place-most";
import { withUnmet } from "./with-unmet";

/** Less than this left over may be rounding, MW. */
const NOTHING_MW = 1e-3;

/**
 * Whether some of the target must stay unplaced in every plan, by the duals of the relaxation that
 * leaves as little as it can: they prove it apart from the engine. False where parts of sites could
 * carry all of it and only whole ones cannot, or where the rules let no plan through at all, of which
 * an engine gives no duals.
 */
export async function provesShortfall(
  { siting, guard, long }: WarmModel,
  { timeLimitMs, signal }: Omit<PlaceOptions, "signal"> & Partial<PlaceOptions>,
): Promise<boolean> {
  const cost = placementCosts(siting);
  const rowDual = await long.turns.run(async () => {
    await long.model.changeCosts(cost.cost);
    return withUnmet(long.model, siting, async () => {
      const options = { relax: true, timeLimitMs, ...(signal ? { signal } : {}) };
      return (await long.model.solve(options)).rowDual;
    });
  });
  const bounded = { siting, mayLeave: true, ...(guard ? { guard } : {}) };
  return recomputeBound(bounded, cost, rowDual) > NOTHING_MW;
}
