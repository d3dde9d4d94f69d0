import { afterAll, describe, expect, it } from "vitest";
import { gridStateResponseSchema } from "@/lib/schema/grid-state";
import { errorSchema } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

afterAll(() => shareService().close());

function ask(body: unknown, signal?: AbortSignal): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  return POST(
    new Request("http://x/api/grid", {
      ...{ method: "POST", headers, body: text },
      ...(signal ? { signal } : {}),
    }),
  );
}

const one = { bus: 18, loadMw: 100 };

describe("POST /api/grid", () => {
  it("shows one hour without and with a plan", async () => {
    const response = await ask({ siteLoads: [one], hours: ["spring-noon"] });
    expect(response.status).toBe(200);
    const { hours, lines } = gridStateResponseSchema.parse(await response.json());
    expect(hours.map(({ id, date, hour }) => [id, date, hour])).toEqual([
      ["spring-noon", "2025-05-04", 13],
    ]);
    expect(hours[0]?.after?.newLoadMw).toBe(100);
    expect(lines).toHaveLength(385);
  }, 60_000);

  it.each([
    ["no JSON", "{", 400, "bad_json", undefined],
    ["no loads", {}, 400, "bad_field", "siteLoads"],
    [
      "a load below zero",
      { siteLoads: [{ bus: 1, loadMw: -1 }] },
      400,
      "bad_field",
      "siteLoads.0.loadMw",
    ],
    ["a load without a bus", { siteLoads: [{ loadMw: 1 }] }, 400, "bad_field", "siteLoads.0.bus"],
    ["half a bus", { siteLoads: [{ bus: 1.5, loadMw: 1 }] }, 400, "bad_field", "siteLoads.0.bus"],
    [
      "a bus that is not there",
      { siteLoads: [one, { bus: 900, loadMw: 1 }] },
      422,
      "unknown_id",
      "siteLoads.1.bus",
    ],
    [
      "an hour that is not there",
      { siteLoads: [], hours: ["midnight"] },
      400,
      "bad_field",
      "hours.0",
    ],
    [
      "a project that is not there",
      { siteLoads: [], hours: ["spring-noon"], projects: ["no-such-line"] },
      422,
      "unknown_id",
      "projects.0",
    ],
    ["a project that is no id", { siteLoads: [], projects: ["?"] }, 400, "bad_field", "projects.0"],
    ["no hour", { siteLoads: [], hours: [] }, 400, "bad_field", "hours"],
    [
      "a rating factor below one",
      { siteLoads: [], ratingFactor: 0.5 },
      400,
      "bad_field",
      "ratingFactor",
    ],
    ["a field that is not there", { siteLoads: [], wheel: 1 }, 400, "bad_field", "wheel"],
    ["too many loads", { siteLoads: Array(601).fill(one) }, 400, "bad_field", "siteLoads"],
  ])("refuses %s", async (_, body, status, code, field) => {
    const response = await ask(body);
    const { error } = errorSchema.parse(await response.json());
    expect([response.status, error.code, error.field]).toEqual([status, code, field]);
  });

  it("gives up when the visitor has left", async () => {
    const control = new AbortController();
    control.abort();
    const response = await ask({ siteLoads: [{ bus: 18, loadMw: 77 }] }, control.signal);
    const { error } = errorSchema.parse(await response.json());
    expect(error.code).toBe("unavailable");
  });
});
