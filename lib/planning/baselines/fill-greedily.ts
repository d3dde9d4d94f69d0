import type { SitingProblem } from "@/lib/siting/siting-problem";
import { type CriterionSlopes, FillState } from "./fill-state";
import { fitSize } from "./fit-size";

interface Step {
  readonly site: number;
  readonly mw: number;
}

/**
 * Opens one site after another, each time the one whose load adds least to the objective per MW,
 * as large as everything shared still allows, and scores all again after each step:
 *
 *   i* = argmin_i Δ(Σ_c weight[c] · (f_c − ideal[c]) ÷ (nadir[c] − ideal[c])) ÷ step[i]
 *
 * It keeps headroom, capital cap, sizes, modules, locks and the largest number of sites; locked-in
 * sites open first at their least load, provinces below their least load come next. It never takes
 * a step back, so part of the target may stay unplaced; the capital cap counts from the whole target.
 *
 * @returns MW, [site]
 */
export function fillGreedily(problem: SitingProblem, slopes: CriterionSlopes): Float64Array {
  const state = new FillState(problem, slopes);
  openLockedSites(problem, state);
  for (let step = findStep(problem, state); step; step = findStep(problem, state)) {
    state.add(step.site, step.mw);
  }
  return state.loadsMw;
}

function openLockedSites(problem: SitingProblem, state: FillState): void {
  const step = problem.moduleMw ?? 0.001;
  problem.candidateSites.forEach(({ state: rule, minMw }, i) => {
    if (rule === "open") state.add(i, Math.ceil(minMw / step - 1e-6) * step);
  });
}

/** The best next step; null when the target is met or nothing fits. */
function findStep(problem: SitingProblem, state: FillState): Step | null {
  const unmet = state.listUnmetLimits();
  const wanted = new Set(unmet.flatMap(({ sites }) => sites));
  const careful = listSteps(problem, state, true);
  // Where no step leaves enough for another site, the largest that fits is taken all the same.
  const steps = careful.length > 0 ? careful : listSteps(problem, state, false);
  const first = wanted.size > 0 ? steps.filter(({ site }) => wanted.has(site)) : [];
  let best: Step | null = null;
  let bestScore = Infinity;
  for (const step of first.length > 0 ? first : steps) {
    const score = state.scoreStep(step.site, step.mw);
    if (score >= bestScore) continue;
    best = step;
    bestScore = score;
  }
  return best;
}

function listSteps(problem: SitingProblem, state: FillState, keepRest: boolean): Step[] {
  const { candidateSites, siteCount, targetMw } = problem;
  const leftMw = targetMw - state.placedMw;
  if (leftMw <= 1e-6) return [];
  const steps: Step[] = [];
  candidateSites.forEach(({ state: rule, minMw, maxMw }, site) => {
    if (rule === "closed") return;
    const loadMw = state.loadsMw[site] ?? 0;
    const openAfter = state.openCount + (loadMw > 0 ? 0 : 1);
    if (openAfter > siteCount.max) return;
    // Sites still asked for keep room for their least load.
    const keptMw = Math.max(0, siteCount.min - openAfter) * minMw;
    const mw = fitSize(problem, {
      roomMw: Math.min(maxMw - loadMw, state.findSharedRoom(site), leftMw - keptMw),
      loadMw,
      minMw,
      leftMw,
      nextMinMw: keepRest && openAfter < siteCount.max ? minMw : 0,
    });
    if (mw > 0) steps.push({ site, mw });
  });
  return steps;
}
