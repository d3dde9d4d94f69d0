import type { Plan } from "../../schema/plan";
import { type Breach, checkSame, sum } from "./breach";
import type { Evidence } from "./gather-evidence";

type Figure = keyof Pick<Plan["totals"], "provinceHhi" | "perHeadVariation">;

/**
 * A figure is compared in MW (difference × `scaleMw`), since loads are rounded in MW; known beside
 * unknown is a breach of its own. A plan that does not state the figure misstates nothing.
 */
function compare(
  id: Figure,
  value: number | null,
  stated: number | null | undefined,
  scaleMw: number,
): Breach[] {
  if (stated === undefined || (stated === null && value === null)) return [];
  if (stated === null || value === null) return [{ id: `total-${id}`, amount: 1, unit: "share" }];
  return [checkSame(`total-${id}`, value * scaleMw, stated * scaleMw)];
}

/**
 * The figures of how unevenly the load is spread, from the plan's sites and the data alone:
 *
 *   HHI = Σ load[r]² ÷ (Σ load)²,  CV² = Σ load[r]² ÷ (τ[r] · (Σ load)²) − 1,
 *
 * the second over the provinces outside the capital region, τ[r] their share of its residents.
 */
export function checkInequality({ data, plan, sites }: Evidence): Breach[] {
  const loads = data.provinces.map(({ code, capital, residents }) => {
    const here = sites.filter(({ province }) => province.code === code);
    return { capital, residents, mw: sum(here.map(({ site }) => site.loadMw)) };
  });
  const outside = loads.filter(({ capital }) => !capital);
  const placedMw = sum(loads.map(({ mw }) => mw));
  const outsideMw = sum(outside.map(({ mw }) => mw));
  const residents = sum(outside.map((province) => province.residents));
  const squares = sum(loads.map(({ mw }) => mw * mw));
  const perHead = sum(outside.map((province) => province.mw ** 2 / province.residents)) * residents;
  const hhi = placedMw > 0 ? squares / placedMw ** 2 : null;
  const variation = outsideMw > 0 ? Math.sqrt(Math.max(0, perHead / outsideMw ** 2 - 1)) : null;
  // A kilowatt in the province with the fewest people moves the variation most.
  const least = Math.min(...outside.map((province) => province.residents)) / residents;
  return [
    ...compare("provinceHhi", hhi, plan.totals.provinceHhi, placedMw),
    ...compare(
      "perHeadVariation",
      variation,
      plan.totals.perHeadVariation,
      outsideMw * Math.sqrt(least),
    ),
  ];
}
