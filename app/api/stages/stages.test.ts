import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slipTableSchema } from "@/lib/schema/slips";
import { errorSchema } from "@/lib/schema/solve-response";
import { stagedPlanSchema, stagesProgressSchema, stagesResponseSchema } from "@/lib/schema/stages";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

/** Few and large sites, two years, one hour: small, and on the real network. */
const small = {
  scenario: { site: { minMw: 100, maxCount: 6 }, grid: { hours: ["summer-peak"] }, timeLimitS: 5 },
  stages: [
    { year: 2030, targetMw: 900 },
    { year: 2035, targetMw: 1500 },
  ],
  slipTable: null,
};

function ask(body: unknown, accept = "application/json", signal?: AbortSignal): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json", accept };
  const init = { method: "POST", headers, body: text, ...(signal ? { signal } : {}) };
  return POST(new Request("http://x/api/stages", init));
}

beforeAll(async () => {
  await shareService().openYears();
}, 60_000);
afterAll(() => shareService().close());

describe("a plan over years of the real network", () => {
  it("is verified year by year, gives nothing up, and is no better than each year alone", async () => {
    const response = await ask(small);
    expect(response.status).toBe(200);
    const { plan, check, request, projects } = stagesResponseSchema.parse(await response.json());
    expect(request.network).toBe("dc");
    expect(projects.length).toBeGreaterThan(5);
    expect(plan?.certificate).toMatchObject({ verified: true, unmetMw: 0 });
    expect(plan?.certificate.gap).toBeLessThan(0.05);
    expect(plan?.stages.map(({ placedMw }) => placedMw)).toEqual([900, 1500]);
    for (const { gridCheck, objective, aloneBound } of plan?.stages ?? []) {
      expect(gridCheck?.verified).toBe(true);
      expect(objective ?? Number.NaN).toBeGreaterThanOrEqual((aloneBound ?? Number.NaN) - 1e-6);
    }
    for (const { loadsMw } of plan?.builds ?? []) {
      expect(loadsMw[1] ?? 0).toBeGreaterThanOrEqual(loadsMw[0] ?? 0);
    }
    expect(plan?.stages[0]?.inService).toContain("west-coast-1");
    expect(check).toMatchObject({ waitingMw: 0, deliveredBy: 2030 });
    // Between the stages, each year in which the network changes is looked at.
    expect(check.years.map(({ year }) => year)).toEqual(expect.arrayContaining([2030, 2032, 2035]));
  }, 60_000);

  it("is streamed: progress, plans, rows of the table, then the whole", async () => {
    const body = { ...small, stages: [{ year: 2030, targetMw: 800 }], slipTable: { years: null } };
    const response = await ask(body, "text/event-stream");
    const blocks = (await response.text()).split("\n\n").filter((text) => text.startsWith("event"));
    const events = blocks.map((text) => /^event: (\w+)\ndata: (.*)$/.exec(text));
    const names = events.map((match) => match?.[1]);
    const read = (name: string) =>
      events
        .filter((match) => match?.[1] === name)
        .map((match) => JSON.parse(match?.[2] ?? "null"));
    expect(new Set(names)).toEqual(new Set(["progress", "plan", "slips", "done"]));
    expect(names.at(-1)).toBe("done");
    for (const data of read("progress")) stagesProgressSchema.parse(data);
    const gaps = read("plan").map((data) => stagedPlanSchema.parse(data).certificate.gap ?? 1);
    gaps.slice(1).forEach((gap, k) => {
      expect(gap).toBeLessThanOrEqual((gaps[k] ?? 0) + 1e-6);
    });
    const tables = read("slips").map((data) => slipTableSchema.parse(data));
    expect(tables.at(-1)?.rows).toHaveLength(tables[0]?.total ?? 0);
    const whole = stagesResponseSchema.parse(read("done")[0]);
    expect(whole.slipTable?.rows).toHaveLength(tables[0]?.total ?? 0);
  }, 60_000);

  it("is tested against a slip without being planned anew", async () => {
    // 18 GW behind one bus: more than any network brings there.
    const check = [{ site: "s1", loadsMw: [0, 18_000] }];
    const response = await ask({
      ...small,
      check,
      slips: [{ project: "west-coast-1", year: 2037 }],
    });
    const answer = stagesResponseSchema.parse(await response.json());
    expect(answer.plan).toBeNull();
    expect(answer.check.years[0]).toMatchObject({ year: 2030, waitingMw: 0, verified: true });
    const last = answer.check.years.at(-1);
    expect(last?.year).toBe(2037);
    expect(last?.waitingMw).toBeGreaterThan(100);
    expect(last?.verified).toBe(true);
    expect(answer.check.sites).toMatchObject([{ site: "s1", toYear: null }]);
    expect(last?.hours[0]?.limits[0]?.lines.length).toBeGreaterThan(0);
  }, 60_000);
});

describe("a question at fault", () => {
  const loads = '"stages":[{"year":2030,"targetMw":1}],"check"';
  it.each([
    ["text that is not JSON", "x", 400, "bad_json", undefined],
    ["a list", "[]", 400, "bad_field", undefined],
    ["an unknown key", '{"years":1}', 400, "bad_field", "years"],
    ["no stage", '{"stages":[]}', 400, "bad_field", "stages"],
    [
      "too many stages",
      JSON.stringify({ stages: Array(7).fill({ year: 2030, targetMw: 1 }) }),
      400,
      "bad_field",
      "stages",
    ],
    [
      "a year before the data",
      '{"stages":[{"year":2020,"targetMw":1}]}',
      400,
      "bad_field",
      "stages.0.year",
    ],
    ["half a year", '{"stages":[{"year":2030.5,"targetMw":1}]}', 400, "bad_field", "stages.0.year"],
    ["an unknown network", '{"network":"ac"}', 400, "bad_field", "network"],
    [
      "a growth beyond all growth",
      '{"demandGrowthPctPerYear":50}',
      400,
      "bad_field",
      "demandGrowthPctPerYear",
    ],
    [
      "weights that are all zero",
      '{"scenario":{"weights":{"grid":0,"decentralisation":0,"renewables":0,"access":0}}}',
      400,
      "bad_field",
      "scenario.weights",
    ],
    [
      "a scenario at fault",
      '{"scenario":{"site":{"minMw":-1}}}',
      400,
      "bad_field",
      "scenario.site.minMw",
    ],
    [
      "years that fall",
      '{"stages":[{"year":2031,"targetMw":1},{"year":2030,"targetMw":1}]}',
      400,
      "bad_field",
      "stages.1.year",
    ],
    [
      "an unknown project",
      '{"slips":[{"project":"none-such","year":2030}]}',
      422,
      "unknown_id",
      "slips.0.project",
    ],
    [
      "an unknown bus",
      '{"newGeneration":[{"bus":999,"fuel":"lng","mw":9,"year":2030}]}',
      422,
      "unknown_id",
      "newGeneration.0.bus",
    ],
    [
      "an unknown unit",
      '{"retirements":[{"unit":"g999","year":2030}]}',
      422,
      "unknown_id",
      "retirements.0.unit",
    ],
    [
      "an unknown site",
      `{${loads}:[{"site":"s99999","loadsMw":[1]}]}`,
      422,
      "unknown_id",
      "check.0.site",
    ],
    [
      "loads that do not fit the stages",
      `{${loads}:[{"site":"s1","loadsMw":[1,2]}]}`,
      400,
      "bad_field",
      "check.0.loadsMw",
    ],
  ])(
    "%s",
    async (_name, body, status, code, field) => {
      const response = await ask(body);
      const { error } = errorSchema.parse(await response.json());
      expect({ status: response.status, code: error.code }).toEqual({ status, code });
      if (field) expect(error.field).toBe(field);
    },
    60_000,
  );

  it("ends the run of a client who leaves, and the next question is answered", async () => {
    const control = new AbortController();
    const left = ask(
      { ...small, stages: [{ year: 2035, targetMw: 9000 }] },
      "application/json",
      control.signal,
    );
    setTimeout(() => control.abort(), 200);
    expect((await left).status).toBe(503);
    expect((await ask(small)).status).toBe(200);
  }, 60_000);
});
