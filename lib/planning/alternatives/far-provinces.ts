import type { Alternative } from "@/lib/schema/alternatives";
import type { CriterionCost } from "@/lib/siting/siting-model";
import { allowSites, withOpenBounds } from "../search/open-bounds";
import { type AlternativesSearch, limitTime } from "./alternatives-search";

/** A trifle of the objective settles what the provinces leave open. */
const OBJECTIVE_PART = 0.01;
/** Directions are turned towards what is farthest at most so often. */
const MOST_TURNS = 3;
/** So many corners are turned for each plan. */
const TURNED = 3;
/** A turn is worth another only if it gets farther by this part of the load. */
const LEAST_STEP = 0.005;

/** Load by province, MW. */
type Loads = ReadonlyMap<string, number>;
/** What a direction wants of each province: 1 = more load, −1 = less. */
type Direction = ReadonlyMap<string, number>;

/** How far the relaxation gets in a direction under the ceiling. */
export interface ProvinceCorner {
  readonly direction: Direction;
  readonly loads: Loads;
}

/** Each province by turns filled, and emptied, as far as the ceiling lets the relaxation. */
export async function listCorners(search: AlternativesSearch): Promise<ProvinceCorner[]> {
  const corners: ProvinceCorner[] = [];
  for (const { code } of search.answer.plan.provinces) {
    for (const sign of [1, -1]) {
      const direction = new Map([[code, sign]]);
      const loads = await relaxTowards(search, direction);
      if (loads) corners.push({ direction, loads });
    }
  }
  return corners;
}

/**
 * Costs under which plans far from the known ones by province are the best, farthest first. The
 * corners that are farthest from every known plan are turned away from the nearest one, province by
 * province,
 *
 *   s_r = sign(load_r − known_r),   max Σ_r s_r·load_r,
 *
 * as long as that gets farther. A search, not a proof: none need be the farthest there is.
 */
export async function listFarCosts(
  search: AlternativesSearch,
  corners: readonly ProvinceCorner[],
  found: readonly Alternative[],
): Promise<CriterionCost[]> {
  const known = found.map(
    ({ plan }): Loads => new Map(plan.provinces.map(({ code, loadMw }) => [code, loadMw])),
  );
  const far = ({ loads }: ProvinceCorner) => findNearest(search, known, loads).distance;
  const farthest = [...corners].sort((a, b) => far(b) - far(a)).slice(0, TURNED);
  const turned: ProvinceCorner[] = [];
  for (const corner of farthest) turned.push(await turnAway(search, known, corner));
  turned.sort((a, b) => far(b) - far(a));
  return turned.map(({ direction }) => costDirection(search, direction));
}

function costDirection({ difference }: AlternativesSearch, direction: Direction): CriterionCost {
  const { siting, objective } = difference;
  const cost = objective.cost.map((value) => OBJECTIVE_PART * value);
  siting.problem.candidateSites.forEach(({ province }, site) => {
    const load = siting.columns.load[site] ?? -1;
    const perMw = -(direction.get(province) ?? 0) / siting.problem.targetMw;
    cost[load] = (cost[load] ?? 0) + perMw * siting.unitMw;
  });
  return { cost, offset: 0 };
}

async function turnAway(
  search: AlternativesSearch,
  known: readonly Loads[],
  corner: ProvinceCorner,
): Promise<ProvinceCorner> {
  let best = corner;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { nearest, distance } = findNearest(search, known, best.loads);
    const signs = [...best.loads].map(
      ([code, mw]) => [code, Math.sign(mw - (nearest.get(code) ?? 0))] as const,
    );
    const direction = new Map(signs);
    const loads = await relaxTowards(search, direction);
    if (!loads || findNearest(search, known, loads).distance <= distance + LEAST_STEP) break;
    best = { direction, loads };
  }
  return best;
}

function findNearest(
  { difference }: AlternativesSearch,
  known: readonly Loads[],
  loads: Loads,
): { nearest: Loads; distance: number } {
  const { targetMw } = difference.siting.problem;
  const measure = (other: Loads) =>
    [...new Set([...loads.keys(), ...other.keys()])].reduce(
      (sum, code) => sum + Math.abs((loads.get(code) ?? 0) - (other.get(code) ?? 0)),
      0,
    ) /
    (2 * targetMw);
  const [nearest = new Map()] = [...known].sort((a, b) => measure(a) - measure(b));
  return { nearest, distance: measure(nearest) };
}

async function relaxTowards(
  search: AlternativesSearch,
  direction: Direction,
): Promise<Loads | null> {
  const { siting, bounding } = search.difference;
  if (performance.now() > search.deadline || search.signal?.aborted) return null;
  const { cost, offset } = costDirection(search, direction);
  await bounding.changeCosts(cost, offset);
  const { x } = await withOpenBounds(bounding, siting, allowSites(siting, search.useful), () =>
    bounding.solve({ ...limitTime(search), relax: true, pointOnly: true, method: "primal" }),
  );
  if (!x) return null;
  const loads = new Map<string, number>();
  siting.problem.candidateSites.forEach(({ province }, site) => {
    const mw = (x[siting.columns.load[site] ?? -1] ?? 0) * siting.unitMw;
    loads.set(province, (loads.get(province) ?? 0) + mw);
  });
  return loads;
}
