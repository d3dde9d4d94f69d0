import type { StressHour } from "@/lib/schema/grid-data";
import type { NetworkCut } from "./plan-network";

/** Something of the network that can be a megawatt larger. All counted from 0. */
export type NetworkElement =
  /** The rating of a branch, in every hour. */
  | { readonly kind: "line"; readonly branch: number }
  /** One end of a direct-current link's range, in every hour. */
  | {
      readonly kind: "link";
      readonly link: number;
      readonly direction: "forward" | "backward";
    }
  /** The cap on the capital region's import, in every hour. */
  | { readonly kind: "capital-import" }
  /** Output available at a bus in one hour. */
  | { readonly kind: "generation"; readonly hour: StressHour["id"]; readonly bus: number };

/** Rise of a limit's right-hand side for one more MW of an element, MW for a MW. */
export function measureWorth(known: NetworkCut, element: NetworkElement): number {
  const { cut, mwPerSupplyMw } = known;
  switch (element.kind) {
    case "line":
      return cut.lines.reduce(
        (sum, { branch, mwPerRatingMw }) => sum + (branch === element.branch ? mwPerRatingMw : 0),
        0,
      );
    case "link":
      return (cut.links ?? []).reduce((sum, { link, direction, mwPerRangeMw }) => {
        const isIt = link === element.link && direction === element.direction;
        return sum + (isIt ? mwPerRangeMw : 0);
      }, 0);
    case "capital-import":
      return cut.mwPerImportMw ?? 0;
    case "generation":
      if (cut.hour !== element.hour) return 0;
      // One more MW at a bus is one MW less that has to come to it, unless nothing is short there.
      return mwPerSupplyMw ?? Math.max(0, cut.weight[element.bus] ?? 0);
  }
}
