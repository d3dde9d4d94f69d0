import type { CostCurve, DcOpfProgram } from "./dc-opf-program";
import { makeCurveRow } from "./dc-opf-program";
import { evaluateCost, findTangent } from "./power-cost";

/**
 * Adds tangents to quadratic costs where an optimum shows that the present ones lie too low: at the
 * optimal output, and half-way to the nearest tangents on either side, so that the spacing around
 * the optimum falls to a quarter (the error to a sixteenth) in one round.
 */
export class CurveRefiner {
  /** Outputs with a tangent, ascending, MW. */
  private readonly tangentsMw: Map<CostCurve, number[]>;

  constructor(
    private readonly built: DcOpfProgram,
    private readonly baseMva: number,
  ) {
    this.tangentsMw = new Map(built.curves.map((curve) => [curve, [...curve.tangentsMw]]));
  }

  /** Rows for the curves that the program undercuts by more than `allowed` money an hour. */
  findRows(x: Float64Array, allowed: number): ReturnType<typeof makeCurveRow>[] {
    return this.built.curves.flatMap((curve) => {
      const { cost } = curve;
      if (cost.kind !== "polynomial") return [];
      const powerMw = (x[curve.powerColumn] ?? 0) * this.baseMva;
      const stated = (x[curve.costColumn] ?? 0) * this.built.costUnit;
      if (evaluateCost(cost, powerMw) - stated <= allowed) return [];
      return this.addPoints(curve, powerMw).map((mw) =>
        makeCurveRow(curve, findTangent(cost, mw), this.baseMva, this.built.costUnit),
      );
    });
  }

  private addPoints(curve: CostCurve, powerMw: number): number[] {
    const points = this.tangentsMw.get(curve) ?? [];
    const position = points.findIndex((mw) => mw > powerMw);
    const after = position < 0 ? points.length : position;
    const [below, above] = [points[after - 1], points[after]];
    const fresh = [
      ...(below === undefined ? [] : [(below + powerMw) / 2]),
      powerMw,
      ...(above === undefined ? [] : [(above + powerMw) / 2]),
    ];
    points.splice(after, 0, ...fresh);
    return fresh;
  }
}
