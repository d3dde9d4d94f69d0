import type { Alternative, ProvinceRoom } from "@/lib/schema/alternatives";
import { allowSites, withOpenBounds } from "../search/open-bounds";
import { type AlternativesSearch, limitTime } from "./alternatives-search";
import { limitObjective } from "./difference-model";

/** Bounds are stated to this, MW. */
const STEP_MW = 0.1;

/**
 * For each province what the found plans place there, and what no plan under the ceiling can go
 * below or above: min and max of Σ load[i] over the province in the relaxation with the objective
 * bounded. Provinces without load in the best plan and without room are left out.
 */
export async function boundProvinces(
  search: AlternativesSearch,
  found: readonly Alternative[],
): Promise<ProvinceRoom[]> {
  const codes = found[0]?.plan.provinces.map(({ code }) => code) ?? [];
  await limitObjective(search.difference, search.ceiling);
  const rooms: ProvinceRoom[] = [];
  for (const code of codes) {
    const loads = found.map(
      ({ plan }) => plan.provinces.find((province) => province.code === code)?.loadMw ?? 0,
    );
    const least = await solveProvince(search, code, 1);
    const most = await solveProvince(search, code, -1);
    rooms.push({
      code,
      foundMinMw: Math.min(...loads),
      foundMaxMw: Math.max(...loads),
      provenMinMw: least === null ? null : roundOut(Math.floor(least / STEP_MW)),
      provenMaxMw: most === null ? null : roundOut(Math.ceil(most / STEP_MW)),
    });
  }
  return rooms;
}

function roundOut(steps: number): number {
  return Math.round(Math.max(0, steps) * STEP_MW * 10) / 10;
}

/** Least (sign 1) or largest (sign −1) load of a province in the relaxation, MW. */
async function solveProvince(
  search: AlternativesSearch,
  code: string,
  sign: 1 | -1,
): Promise<number | null> {
  const { siting, bounding: model } = search.difference;
  if (performance.now() > search.deadline || search.signal?.aborted) return null;
  const cost = new Float64Array(siting.program.columnCount);
  siting.problem.candidateSites.forEach(({ province }, site) => {
    if (province === code) cost[siting.columns.load[site] ?? -1] = sign;
  });
  await model.changeCosts(cost);
  const near = allowSites(siting, search.useful);
  const { status, bound } = await withOpenBounds(model, siting, near, () =>
    model.solve({ ...limitTime(search), relax: true, method: "primal" }),
  );
  return status === "optimal" ? sign * bound * siting.unitMw : null;
}
