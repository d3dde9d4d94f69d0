import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baselinesResponseSchema } from "@/lib/schema/baselines";
import { errorSchema } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request("http://x/api/baselines", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

beforeAll(async () => {
  await shareService().ready;
}, 60_000);
afterAll(() => shareService().close());

it("answers with both baselines, whose sites add up to what they place", async () => {
  const response = await ask({ scenario: { targetMw: 600, site: { maxCount: 3 } } });
  expect(response.status).toBe(200);
  const { baselines } = baselinesResponseSchema.parse(await response.json());
  expect(baselines.map(({ id }) => id)).toEqual(["ranked", "greedy"]);
  for (const { sites, totals } of baselines) {
    expect(sites.reduce((sum, { loadMw }) => sum + loadMw, 0)).toBeCloseTo(totals.placedMw, 6);
  }
  expect(baselines[1]?.breaches).toEqual([]);
}, 60_000);

it("puts both on the network where the scenario asks for it", async () => {
  const grid = { model: "dc", hours: ["summer-peak"] };
  const response = await ask({ scenario: { targetMw: 600, site: { maxCount: 3 }, grid } });
  const { baselines } = baselinesResponseSchema.parse(await response.json());
  for (const { verified, gridCheck } of baselines) {
    expect(gridCheck?.hours).toHaveLength(1);
    if (verified) expect(gridCheck?.verified).toBe(true);
  }
}, 60_000);

describe("a body at fault", () => {
  it.each([
    ["text that is not JSON", "hello", 400, "bad_json", undefined],
    ["null", "null", 400, "bad_field", undefined],
    ["a scenario without its envelope", { targetMw: 600 }, 400, "bad_field", "targetMw"],
    ["a field at fault", { scenario: { targetMw: -1 } }, 400, "bad_field", "scenario.targetMw"],
    [
      "all weights zero",
      { scenario: { weights: { grid: 0, decentralisation: 0, renewables: 0, access: 0 } } },
      400,
      "bad_field",
      "scenario.weights",
    ],
    [
      "an unknown site",
      { scenario: { lockedIn: [{ id: "s99999" }] } },
      422,
      "unknown_id",
      "scenario.lockedIn.0.id",
    ],
    ["what cannot be met", { scenario: { targetMw: 90_000 } }, 422, "infeasible", undefined],
  ])(
    "%s",
    async (_name, body, status, code, field) => {
      const response = await ask(body);
      expect(response.status).toBe(status);
      const { error } = errorSchema.parse(await response.json());
      expect(error.code).toBe(code);
      if (field) expect(error.field).toBe(field);
    },
    60_000,
  );

  it("of another type is refused", async () => {
    expect((await ask("a=1", { "content-type": "text/html" })).status).toBe(415);
  });
});
