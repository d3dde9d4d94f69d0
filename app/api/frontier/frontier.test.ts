import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorSchema } from "@/lib/schema/solve-response";
import {
  tradeOffEndSchema,
  tradeOffLowerSchema,
  tradeOffResponseSchema,
  tradeOffStepSchema,
} from "@/lib/schema/trade-off";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

const small = { scenario: { targetMw: 600, site: { maxCount: 3 } }, points: 3 };

function ask(body: unknown, accept = "application/json"): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json", accept };
  return POST(new Request("http://x/api/frontier", { method: "POST", headers, body: text }));
}

beforeAll(async () => {
  await shareService().ready;
}, 60_000);
afterAll(() => shareService().close());

describe("a curve", () => {
  it("runs down from left to right, every plan verified", async () => {
    const response = await ask(small);
    expect(response.status).toBe(200);
    const { points, marks, lower, x, y } = tradeOffResponseSchema.parse(await response.json());
    expect([x, y]).toEqual(["capitalShare", "grid"]);
    expect(marks).toHaveLength(points.length);
    expect(lower.length).toBeGreaterThanOrEqual(points.length);
    points.forEach((point, k) => {
      expect(point.certificate.verified).toBe(true);
      expect(point.bounded).toBe("x");
      expect(point.bound).toBeLessThanOrEqual(point.y);
      expect(point.x).toBe(point.plan.totals.capitalShare);
      expect(point.y).toBeLessThanOrEqual((points[k - 1]?.y ?? Infinity) + 1e-3);
    });
  }, 60_000);

  it("is streamed point by point, then done", async () => {
    const response = await ask({ ...small, x: "access" }, "text/event-stream");
    const blocks = (await response.text()).split("\n\n").filter((text) => text.startsWith("event"));
    const events = blocks.map((text) => /^event: (\w+)\ndata: (.*)$/.exec(text));
    const data = events.map((match) => JSON.parse(match?.[2] ?? "null"));
    expect(events.at(-1)?.[1]).toBe("done");
    expect(tradeOffEndSchema.parse(data.at(-1)).marks).toHaveLength(3);
    const named = events.map((match) => match?.[1]);
    expect(named.slice(0, 3)).toEqual(["point", "point", "lower"]);
    expect(tradeOffLowerSchema.parse(data[2]).total).toBe(3);
    const steps = data
      .filter((_, k) => named[k] === "point")
      .map((step) => tradeOffStepSchema.parse(step));
    expect(steps.slice(0, 2).map(({ index }) => index)).toEqual([0, 2]);
    expect(steps[0]?.total).toBe(3);
  }, 60_000);
});

describe("a question at fault", () => {
  it.each([
    ["text that is not JSON", "x", 400, "bad_json", undefined],
    ["an unknown axis", '{"x":"cost"}', 400, "bad_field", "x"],
    ["the same axis twice", '{"x":"grid"}', 400, "bad_field", "y"],
    ["too few points", '{"points":2}', 400, "bad_field", "points"],
    ["too many points", '{"points":1000}', 400, "bad_field", "points"],
    ["half a point", '{"points":3.5}', 400, "bad_field", "points"],
    ["an unknown key", '{"step":1}', 400, "bad_field", "step"],
    ["a scenario at fault", '{"scenario":{"targetMw":-1}}', 400, "bad_field", "scenario.targetMw"],
    ["an unknown site", '{"scenario":{"lockedOut":["s99999"]}}', 422, "unknown_id", undefined],
    ["a target beyond all room", '{"scenario":{"targetMw":99000}}', 422, "infeasible", undefined],
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
});
