import type { LimitMove } from "@/lib/schema/plan";
import { criterionIds } from "@/lib/siting/criteria/criterion-costs";
import type { LimitRow, SitingModel } from "@/lib/siting/siting-model";
import type { Slack } from "./add-slacks";

/** A limit that could be moved to let a scenario through, as a slack on its row. */
export interface MovableLimit extends Slack, Omit<LimitMove, "to" | "together"> {
  /** The limit moves by slack · this, in its own unit; negative where it must be lowered. */
  readonly movePerSlack: number;
}

/** Moving a limit by its own size costs 1, so that MW, sites and shares compare. */
const SMALLEST_SCALE = { MW: 100, sites: 5, share: 0.1, km: 5 } as const;

type Draft = Pick<MovableLimit, "side" | "from" | "unit">;

/** The sides of a limit that can bind, with their present values. */
function listSides(
  { kind, id, subject, row, boundPerUnit }: LimitRow,
  { problem, program }: SitingModel,
): Draft[] {
  const shared = problem.sharedLimits.find((limit) => limit.id === id);
  switch (kind) {
    case "target":
      // Less, or more where bounds, locks and counts ask for more.
      return [
        { side: "lower", from: problem.targetMw, unit: "MW" },
        { side: "upper", from: problem.targetMw, unit: "MW" },
      ];
    case "site-count":
      return [
        { side: "upper", from: problem.siteCount.max, unit: "sites" },
        { side: "lower", from: problem.siteCount.min, unit: "sites" },
      ];
    case "capital-share":
      return [{ side: "upper", from: problem.capitalShareCap, unit: "share" }];
    case "seismic-share":
      return [{ side: "upper", from: problem.seismicShareCap, unit: "share" }];
    case "latency-share":
      return [{ side: "lower", from: problem.latencyShare, unit: "share" }];
    case "matched-share":
      return [{ side: "lower", from: problem.renewables.minMatchedShare, unit: "share" }];
    case "criterion-cap": {
      const id = criterionIds.find((one) => one === subject);
      const from = id ? problem.criterionCaps[id] : null;
      return from === null ? [] : [{ side: "upper", from, unit: id === "access" ? "km" : "MW" }];
    }
    case "network":
      return [{ side: "upper", from: (program.rowUpper[row] ?? 0) / boundPerUnit, unit: "MW" }];
    default: {
      if (!shared) return [];
      const sides: Draft[] = [];
      if (shared.upperMw < Infinity)
        sides.push({ side: "upper", from: shared.upperMw, unit: "MW" });
      if (shared.lowerMw > 0) sides.push({ side: "lower", from: shared.lowerMw, unit: "MW" });
      return sides;
    }
  }
}

/** The limits on sums of sites that a model has, each side apart. */
export function listMovableLimits(siting: SitingModel): MovableLimit[] {
  return siting.limitRows.flatMap((limitRow) =>
    listSides(limitRow, siting).map((draft) => {
      const { row, id, kind, subject, boundPerUnit } = limitRow;
      const move = (draft.side === "upper" ? 1 : -1) / boundPerUnit;
      const scale = Math.max(Math.abs(draft.from), SMALLEST_SCALE[draft.unit]);
      return {
        ...draft,
        row,
        limit: id,
        kind,
        subject,
        movePerSlack: move,
        cost: Math.abs(move) / scale,
      };
    }),
  );
}
