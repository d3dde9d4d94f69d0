import { afterAll, describe, expect, it } from "vitest";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { WeightMeaning } from "@/lib/schema/weight-meaning";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { PlanQuestion } from "../ask/plan-question";
import { askAbout } from "../one-plan/plan-answer.fixture";
import { PROVEN_GAP } from "../search/search";
import { meanWeights, STAYING_GAP } from "./weight-meaning";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** One site of 100 MW: near people without renewables, or far from them beside 60 MW of wind. */
const choice = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 4, province: "43", kv: 345, lon: 128.5, lat: 36.5 },
  ],
  headroomMw: [50, 400, 400, 400],
  renewableMw: [0, 0, 0, 60],
  review: [
    [0, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});
const one: ScenarioInput = {
  targetMw: 100,
  site: { minMw: 100, maxMw: 100, maxCount: 1 },
  renewables: { radiusKm: 20 },
};

async function finish(question: PlanQuestion): Promise<WeightMeaning[]> {
  let last: WeightMeaning[] = [];
  for await (const meanings of meanWeights(question)) last = meanings;
  return last;
}

function find(meanings: readonly WeightMeaning[], id: string): WeightMeaning {
  const found = meanings.find((meaning) => meaning.id === id);
  if (!found) throw new Error(`No weight ${id}`);
  return found;
}

describe("a weight", () => {
  it("keeps the plan until it outweighs the other", async () => {
    // Both criteria run over their whole range between the two plans: the larger weight decides.
    const weights = { grid: 0, decentralisation: 0, renewables: 0.2, access: 0.5 };
    const question = await askAbout(choice, { ...one, weights }, engine);
    expect(question.answer.plan.sites.map(({ id }) => id)).toEqual(["s0"]);
    const meanings = await finish(question);
    const renewables = find(meanings, "renewables").interval;
    expect(renewables?.from).toBe(0);
    expect(renewables?.to).toBeCloseTo(0.5, 2);
    expect(renewables?.gap).toBeLessThanOrEqual(STAYING_GAP + PROVEN_GAP);
    const access = find(meanings, "access").interval;
    expect(access?.from).toBeCloseTo(0.2, 2);
    expect(access?.to).toBe(1);
    // These two differ in nothing else.
    expect(find(meanings, "grid").interval).toMatchObject({ from: 0, to: 1 });
  }, 240_000);

  it("that was nothing counts the renewables that the plan could use", async () => {
    const weights = { grid: 0, decentralisation: 0, renewables: 0, access: 0.5 };
    const question = await askAbout(choice, { ...one, weights }, engine);
    const renewables = find(await finish(question), "renewables").interval;
    expect(renewables?.to).toBeCloseTo(0.5, 2);
  }, 240_000);

  it("exchanges one criterion for another by their swings", async () => {
    const weights = { grid: 0, decentralisation: 0, renewables: 0.2, access: 0.5 };
    const meanings = await finish(await askAbout(choice, { ...one, weights }, engine));
    const access = find(meanings, "access");
    const renewables = find(meanings, "renewables");
    const km = access.nadir - access.ideal;
    const mw = renewables.nadir - renewables.ideal;
    const [rate] = access.exchange.filter(({ id }) => id === "renewables");
    expect(rate?.value).toBeCloseTo(((0.5 / km) * mw) / 0.2, 6);
    const back = renewables.exchange.find(({ id }) => id === "access");
    expect((rate?.value ?? 0) * (back?.value ?? 0)).toBeCloseTo(1, 9);
  }, 240_000);
});
