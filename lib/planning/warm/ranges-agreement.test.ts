import { afterAll, describe, expect, it } from "vitest";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import type { SitingData } from "@/lib/schema/geodata";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeFurtherCase } from "@/lib/siting/further-rules.fixture";
import { makeRandomCase } from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { SolverEngine } from "@/lib/solver/solver";
import { coolModel, warmModel } from "./warm-model";

const highs = new HighsEngine({ workers: 1 });
const glpk = new GlpkEngine({ workers: 1 });
afterAll(() => Promise.all([highs.close(), glpk.close()]));

async function findRanges(engine: SolverEngine, data: SitingData, scenario: Scenario) {
  const warm = await warmModel(buildModel(frameProblem(scenario, data)), engine);
  await coolModel(warm);
  return warm.ranges;
}

/** Each end of each range, by both engines, to a millionth of its size. */
function expectSame(first: CriterionRanges | null, second: CriterionRanges | null, said: string) {
  expect(first === null, said).toBe(second === null);
  for (const [id, range] of first ?? []) {
    for (const end of ["ideal", "nadir"] as const) {
      const difference = Math.abs(range[end] - (second?.get(id)?.[end] ?? Number.NaN));
      expect(difference, `${said}, ${end} of ${id}`).toBeLessThanOrEqual(
        1e-6 * Math.max(1, Math.abs(range[end])),
      );
    }
  }
}

describe("the ranges of the criteria", () => {
  it("are the same by either engine in small random countries", async () => {
    let compared = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const make = seed % 2 === 0 ? makeRandomCase : makeFurtherCase;
      const { data, scenario } = make(seed);
      const ranges = await findRanges(highs, data, scenario);
      expectSame(ranges, await findRanges(glpk, data, scenario), `seed ${seed}`);
      if (ranges) compared += 1;
    }
    expect(compared).toBeGreaterThan(15);
  }, 60_000);

  it("are the same by either engine on the stations, with few sites for a small target", async () => {
    const data = await loadSitingData();
    const scenario = scenarioSchema.parse({
      targetMw: 600,
      capitalShareCap: 0.1,
      site: { maxCount: 8 },
    });
    const ranges = await findRanges(highs, data, scenario);
    expectSame(ranges, await findRanges(glpk, data, scenario), "600 MW");
    expect(ranges?.get("access")?.nadir).toBeGreaterThan(ranges?.get("access")?.ideal ?? Infinity);
  }, 60_000);
});
