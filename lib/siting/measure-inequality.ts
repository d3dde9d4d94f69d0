import type { SitingData } from "../schema/geodata";
import type { Plan } from "../schema/plan";
import type { SitingProblem } from "./siting-problem";

/**
 * How unevenly the placed load is spread, exactly and not piecewise:
 *
 *   HHI = Σ_r (load[r] ÷ Σ load)² over all provinces,
 *   CV  = √(Σ_r τ[r]·(load[r] ÷ (τ[r]·Σ load) − 1)²) over those outside the capital region,
 *
 * τ[r] the share of the residents outside. Null where there is no load to spread.
 */
export function measureInequality(
  { candidateSites }: SitingProblem,
  { provinces }: SitingData,
  loadsMw: Float64Array,
): Required<Pick<Plan["totals"], "provinceHhi" | "perHeadVariation">> {
  const loadMw = new Map<string, number>();
  candidateSites.forEach(({ province }, i) => {
    loadMw.set(province, (loadMw.get(province) ?? 0) + (loadsMw[i] ?? 0));
  });
  const sumLoads = (codes: readonly string[]) =>
    codes.reduce((sum, code) => sum + (loadMw.get(code) ?? 0), 0);
  const placedMw = sumLoads([...loadMw.keys()]);
  const outside = provinces.filter(({ capital }) => !capital);
  const outsideMw = sumLoads(outside.map(({ code }) => code));
  const residents = outside.reduce((sum, province) => sum + province.residents, 0);
  const squares = outside.map((province) => {
    const share = province.residents / residents;
    return share * ((loadMw.get(province.code) ?? 0) / (share * outsideMw) - 1) ** 2;
  });
  const hhi = [...loadMw.values()].reduce((sum, mw) => sum + (mw / placedMw) ** 2, 0);
  return {
    provinceHhi: placedMw > 0 ? hhi : null,
    perHeadVariation: outsideMw > 0 ? Math.sqrt(squares.reduce((sum, s) => sum + s, 0)) : null,
  };
}
