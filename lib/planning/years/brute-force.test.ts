import { afterAll, describe, expect, it } from "vitest";
import type { GridProject } from "@/lib/schema/grid-projects";
import { type StagesRequestInput, stagesRequestSchema } from "@/lib/schema/stages-request";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { makeThreeBuses } from "../network/three-buses.fixture";
import { answerStagesOf, askStages, makeLink, makeStations } from "./staged-example.fixture";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const MODULE_MW = 50;

/** A chain 1–2–3 with a link along its first half, and a question of two stages in modules. */
interface Chain {
  readonly firstMw: number;
  readonly secondMw: number;
  readonly linkMw: number;
  readonly linkYear: GridProject["startYear"];
  readonly targetsMw: readonly [number, number];
  readonly siteMaxMw: number;
  readonly maxCount: number;
}

function drawChain(seed: number): Chain {
  const draw = makeDraw(seed);
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(draw() * choices.length)] ?? choices[0];
  const first = pick(50, 100, 150);
  return {
    firstMw: pick(60, 110, 160),
    secondMw: pick(55, 120, 300),
    linkMw: pick(60, 150),
    linkYear: pick<number | null>(2026, 2030, 2030, null),
    targetsMw: [first, first + pick(0, 50, 150)],
    siteMaxMw: pick(50, 100, 200),
    maxCount: pick(1, 2, 2, 3),
  };
}

const years = [2026, 2030] as const;

/** What a chain delivers, by hand: no solver, no row, no cut. */
function isDelivered(chain: Chain, year: number, [, mid, end]: readonly number[]): boolean {
  const linkMw = chain.linkYear !== null && chain.linkYear <= year ? chain.linkMw : 0;
  const beyondFirst = (mid ?? 0) + (end ?? 0);
  return beyondFirst <= chain.firstMw + linkMw && (end ?? 0) <= chain.secondMw;
}

/** Loads of the three stations in whole modules that a year's rules let through. */
function listLoads(chain: Chain, stage: 0 | 1): number[][] {
  const targetMw = chain.targetsMw[stage];
  const sizes: number[] = [];
  for (let mw = 0; mw <= Math.min(chain.siteMaxMw, targetMw); mw += MODULE_MW) sizes.push(mw);
  return sizes
    .flatMap((a) => sizes.flatMap((b) => sizes.map((c) => [a, b, c])))
    .filter((loads) => loads.reduce((sum, mw) => sum + mw, 0) <= targetMw)
    .filter((loads) => loads.filter((mw) => mw > 0).length <= chain.maxCount)
    .filter((loads) => isDelivered(chain, years[stage], loads));
}

const sum = (loads: readonly number[]) => loads.reduce((total, mw) => total + mw, 0);

/** Every pair of loads of which the second gives nothing up. */
function listPairs(chain: Chain): (readonly [number[], number[]])[] {
  const later = listLoads(chain, 1);
  return listLoads(chain, 0).flatMap((before) =>
    later
      .filter((after) => after.every((mw, i) => mw >= (before[i] ?? 0)))
      .map((after) => [before, after] as const),
  );
}

function askChain(chain: Chain): StagesRequestInput {
  return askStages({
    stages: years.map((year, stage) => ({ year, targetMw: chain.targetsMw[stage] ?? 0 })),
    scenario: {
      site: {
        minMw: MODULE_MW,
        maxMw: chain.siteMaxMw,
        moduleMw: MODULE_MW,
        maxCount: chain.maxCount,
      },
      lockedOut: ["s3"],
    },
  });
}

describe("a staged plan of a chain of three buses", () => {
  it("is the best of all, leaves the least unmet, and is bounded from below", async () => {
    let compared = 0;
    let short = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const chain = drawChain(seed);
      const grid = makeThreeBuses(1, [
        { from: 1, to: 2, ratingMw: chain.firstMw },
        { from: 2, to: 3, ratingMw: chain.secondMw },
      ]);
      const data = makeStations();
      const projects = [makeLink(chain.linkMw, chain.linkYear)];
      const input = askChain(chain);
      const { plan } = await answerStagesOf({ grid, projects, engine, data }, input);
      if (!plan) throw new Error("Nothing was planned");
      const { certificate, stages } = plan;
      const label = JSON.stringify({ seed, chain });
      expect(certificate.verified, label).toBe(true);

      const pairs = listPairs(chain);
      const targetMw = sum(chain.targetsMw);
      const leastMw = targetMw - Math.max(...pairs.map(([a, b]) => sum(a) + sum(b)));
      expect(certificate.unmetBoundMw, label).toBeLessThanOrEqual(leastMw + 0.1);
      expect(certificate.unmetMw, label).toBeGreaterThanOrEqual(leastMw - 0.01);
      if (leastMw > 0) short += 1;
      if (certificate.unmetMw > leastMw + 0.01) continue;

      const request = stagesRequestSchema.parse(input);
      const km = frameProblem(request.scenario, data).candidateSites.map((site) => site.accessKm);
      const planned = stages.filter(({ plan: own }) => own !== null);
      const weigh = (pair: readonly number[][]) =>
        planned.reduce((total, { placedMw, plan: own, year }) => {
          const access = own?.criteria.find(({ id }) => id === "access");
          const loads = pair[year === years[0] ? 0 : 1] ?? [];
          const value = loads.reduce((part, mw, i) => part + (mw * (km[i] ?? 0)) / placedMw, 0);
          const range = (access?.nadir ?? 0) - (access?.ideal ?? 0);
          const normal = range > 1e-6 ? (value - (access?.ideal ?? 0)) / range : 0;
          return total + normal / planned.length;
        }, 0);
      const same = pairs.filter(([a, b]) =>
        [a, b].every(
          (loads, stage) => Math.abs(sum(loads) - (stages[stage]?.placedMw ?? 0)) < 0.01,
        ),
      );
      const best = Math.min(...same.map(weigh));
      if (planned.length === 0) continue;
      expect(Math.abs((certificate.objective ?? NaN) - best), label).toBeLessThan(2e-4);
      expect(certificate.bound ?? NaN, label).toBeLessThanOrEqual(best + 1e-6);
      // No year is better than it could be alone.
      for (const stage of planned) {
        expect(stage.objective ?? NaN, label).toBeGreaterThanOrEqual(
          (stage.aloneBound ?? NaN) - 1e-6,
        );
      }
      compared += 1;
    }
    expect(short).toBeGreaterThan(1);
    expect(compared).toBeGreaterThan(6);
  }, 60_000);
});
