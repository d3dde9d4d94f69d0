import type { SitingProblem } from "@/lib/siting/siting-problem";
import { type CriterionSlopes, FillState } from "./fill-state";
import { fitSize } from "./fit-size";

/** The order of a point scorer's table, and what it opens. */
export interface RankedSites {
  /** Positions in `candidateSites`, best score first; locked-in sites lead, closed ones are absent. */
  readonly order: readonly number[];
  /** Score, [site]: change of the objective per MW as if no other site were there; less is better. */
  readonly scores: Float64Array;
  /** MW, [site]. */
  readonly loadsMw: Float64Array;
}

/**
 * Scores each site by itself and takes the best at full size until the target is met, as a weighted
 * overlay or a points table does:
 *
 *   score[i] = Σ_c weight[c] ÷ (nadir[c] − ideal[c]) · f_c(site i alone at full size) ÷ size[i]
 *
 * Weights, ranges and criteria are those of the plan it is compared with. A site's full size is the
 * least of its own limits and of each limit it shares, read as if it had that limit to itself; what
 * others take of a shared limit, the number of sites and least loads of provinces are not looked at.
 */
export function rankSites(problem: SitingProblem, slopes: CriterionSlopes): RankedSites {
  const { candidateSites, targetMw } = problem;
  const alone = new FillState(problem, slopes);
  const scores = Float64Array.from(candidateSites, ({ maxMw }, i) => alone.scoreStep(i, maxMw));
  const isLocked = (i: number) => candidateSites[i]?.state === "open";
  const order = [...candidateSites.keys()]
    .filter((i) => candidateSites[i]?.state !== "closed")
    .sort(
      (a, b) =>
        Number(isLocked(b)) - Number(isLocked(a)) || (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
    );
  const state = new FillState(problem, slopes);
  order.forEach((i, position) => {
    const site = candidateSites[i];
    if (!site) return;
    const next = candidateSites[order[position + 1] ?? -1];
    const mw = fitSize(problem, {
      roomMw: site.maxMw,
      loadMw: 0,
      minMw: site.minMw,
      leftMw: targetMw - state.placedMw,
      nextMinMw: next?.minMw ?? 0,
    });
    if (mw > 0) state.add(i, mw);
  });
  return { order, scores, loadsMw: state.loadsMw };
}

/**
 * MW of a ranked plan that find no room once its sites are filled in their order and each takes no
 * more than the shared limits (capital share included) leave it.
 */
export function measureLoadWithoutRoom(
  problem: SitingProblem,
  { order, loadsMw }: Pick<RankedSites, "order" | "loadsMw">,
): number {
  const state = new FillState(problem, {
    grid: 0,
    decentralisation: 0,
    renewables: 0,
    access: 0,
  });
  let withoutMw = 0;
  for (const i of order) {
    const loadMw = loadsMw[i] ?? 0;
    if (loadMw <= 0) continue;
    const fittingMw = Math.min(loadMw, state.findSharedRoom(i));
    withoutMw += loadMw - fittingMw;
    if (fittingMw > 0) state.add(i, fittingMw);
  }
  return withoutMw;
}
