import { placementCosts } from "@/lib/siting/criteria/criterion-costs";
import type { WarmModel } from "../warm/warm-model";
import { withUnmet } from "./with-unmet";

export interface PlaceOptions {
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The search ends this close to the largest, as a part of the target. */
const PART = 1e-4;

/**
 * The largest part of the target that the other rules let through, MW, rounded down to a kilowatt;
 * null where they let no plan through at all, even an empty one.
 */
export async function placeMost(
  { siting, long }: WarmModel,
  { timeLimitMs, signal }: PlaceOptions,
): Promise<number | null> {
  const { problem } = siting;
  const { cost } = placementCosts(siting);
  return long.turns.run(async () => {
    const { model } = long;
    await model.changeCosts(cost);
    const result = await withUnmet(model, siting, () =>
      model.solve({
        timeLimitMs,
        absoluteGap: PART * problem.targetMw,
        ...(signal ? { signal } : {}),
      }),
    );
    if (!result.x) return null;
    const placedMw = problem.targetMw - result.objective;
    return Math.max(0, Math.floor(placedMw * 1000 + 1e-3) / 1000);
  });
}
