import type { SitingSolution } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";

/**
 * Successive loads, each rounded to the kilowatt by itself, can fall by a kilowatt from one stage to
 * the next. A later load is then raised to the earlier one and the kilowatts are taken from sites
 * that have grown since, the most grown first; loads in whole modules never differ that way.
 */
export function keepRounded(
  problems: readonly SitingProblem[],
  solutions: readonly SitingSolution[],
): SitingSolution[] {
  const kept: SitingSolution[] = [];
  solutions.forEach((solution, stage) => {
    const before = kept[stage - 1]?.loadsMw;
    const problem = problems[stage];
    const loadsMw = before && problem ? raise(problem, before, solution.loadsMw) : solution.loadsMw;
    kept.push({ ...solution, loadsMw });
  });
  return kept;
}

const toKw = (mw: number) => Math.round(mw * 1000);

/** More than this is no rounding, kW: it is left as it is for the verifier to find. */
const REPAIRABLE_KW = 50;

function raise(
  { candidateSites, moduleMw }: SitingProblem,
  before: Float64Array,
  after: Float64Array,
): Float64Array {
  if (moduleMw !== null) return after;
  const loadsKw = after.map(toKw);
  let owedKw = 0;
  before.forEach((mw, i) => {
    const lackKw = toKw(mw) - (loadsKw[i] ?? 0);
    if (lackKw <= 0 || lackKw > REPAIRABLE_KW) return;
    loadsKw[i] = toKw(mw);
    owedKw += lackKw;
  });
  const spareKw = (i: number) =>
    (loadsKw[i] ?? 0) - Math.max(toKw(before[i] ?? 0), toKw(candidateSites[i]?.minMw ?? 0));
  const grown = [...loadsKw.keys()].filter((i) => spareKw(i) > 0 && (loadsKw[i] ?? 0) > 0);
  for (const i of grown.sort((a, b) => spareKw(b) - spareKw(a) || a - b)) {
    const takenKw = Math.min(owedKw, spareKw(i));
    loadsKw[i] = (loadsKw[i] ?? 0) - takenKw;
    owedKw -= takenKw;
  }
  return loadsKw.map((kw) => kw / 1000);
}
