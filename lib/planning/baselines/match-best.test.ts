import { expect, it } from "vitest";
import { findBestMatching } from "@/lib/siting/best-matching.fixture";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeDraw, makeRandomCase } from "@/lib/siting/tiny-country.fixture";
import { matchBest } from "./match-best";

it("matches as much worth as a second way of matching does, for random loads", () => {
  for (let seed = 0; seed < 80; seed += 1) {
    const { data, scenario } = makeRandomCase(seed);
    const problem = frameProblem(scenario, data);
    const { renewables, candidateSites } = problem;
    const draw = makeDraw(seed + 7);
    const loadsMw = Float64Array.from(candidateSites, () => Math.round(draw() * 200));
    const meanMw = renewables.clusters.map((_, c) =>
      candidateSites.reduce(
        (sum, { cluster }, i) =>
          sum + (cluster === c ? renewables.loadFactor * (loadsMw[i] ?? 0) : 0),
        0,
      ),
    );
    const measureWorth = (matches: ReturnType<typeof matchBest>) =>
      matches.reduce((sum, { cluster, place, meanMw: mw }) => {
        const link = renewables.clusters[cluster]?.links.find((one) => one.place === place);
        return sum + mw * (link?.worth ?? Number.NaN);
      }, 0);
    const expected = measureWorth(findBestMatching(renewables, meanMw, (worth) => worth));
    expect(measureWorth(matchBest(problem, loadsMw)), `seed ${seed}`).toBeCloseTo(expected, 5);
  }
});
