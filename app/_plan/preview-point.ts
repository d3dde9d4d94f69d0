import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { TradeOffAxis, TradeOffPoint } from "@/lib/schema/trade-off";

/** A point of the trade-off curve that is looked at in place of the plan. */
export interface PreviewPoint {
  readonly point: TradeOffPoint;
  readonly x: TradeOffAxis;
  readonly y: TradeOffAxis;
  /** Width and height of the curve, in the axes' units. */
  readonly extent: { readonly x: number; readonly y: number };
}

/**
 * The answer as if the point were it, under the scenario on screen. Ranges and weights stay those
 * of the own plan, so that the bars are read on one scale.
 */
export function previewPoint(
  scenario: Scenario,
  own: SolveResponse | undefined,
  { point }: PreviewPoint,
): SolveResponse {
  const criteria = point.plan.criteria.map((criterion) => {
    const same = own?.plan.criteria.find(({ id }) => id === criterion.id);
    if (!same) return criterion;
    const { ideal, nadir, weight } = same;
    const normalised = nadir > ideal ? (criterion.value - ideal) / (nadir - ideal) : 0;
    return { ...criterion, ideal, nadir, weight, normalised };
  });
  const plan = { ...point.plan, criteria };
  return { scenario, plan, certificate: point.certificate, relaxations: [], gridCheck: null };
}
