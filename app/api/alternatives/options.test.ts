import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as postRobustness } from "@/app/api/robustness/route";
import { alternativeSchema, alternativesResponseSchema } from "@/lib/schema/alternatives";
import { robustnessResponseSchema } from "@/lib/schema/robustness";
import { errorSchema } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";
import { POST as postAlternatives } from "./route";

const LIMIT_MS = 180_000;
const scenario = { targetMw: 600, site: { maxCount: 3 }, timeLimitS: 60 };
const routes = { alternatives: postAlternatives, robustness: postRobustness };

let client = 0;

function ask(route: keyof typeof routes, body: unknown, accept = "application/json") {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  client += 1;
  const headers = {
    "content-type": "application/json",
    accept,
    // Another client each time: the limit on requests is tested elsewhere.
    "x-forwarded-for": `10.1.${client >> 8}.${client & 255}`,
  };
  return routes[route](
    new Request(`http://x/api/${route}`, { method: "POST", headers, body: text }),
  );
}

async function readEvents(response: Response) {
  const blocks = (await response.text()).split("\n\n").filter((text) => text.startsWith("event"));
  return blocks.map((text) => {
    const match = /^event: (\w+)\ndata: (.*)$/.exec(text);
    return { event: match?.[1], data: JSON.parse(match?.[2] ?? "null") };
  });
}

beforeAll(async () => {
  await shareService().ready;
}, LIMIT_MS);
afterAll(() => shareService().close());

describe("alternatives", () => {
  it(
    "are verified, within the tolerance, and as different as is said",
    async () => {
      const body = { scenario, tolerance: 0.02, count: 3, timeLimitS: 60 };
      const response = await ask("alternatives", body);
      expect(response.status).toBe(200);
      const { alternatives, siteDistances, roles } = alternativesResponseSchema.parse(
        await response.json(),
      );
      expect(alternatives.length).toBeGreaterThan(1);
      expect(siteDistances).toHaveLength(alternatives.length);
      alternatives.forEach((alternative, k) => {
        expect(alternative.index).toBe(k);
        expect(alternative.certificate.verified).toBe(true);
        expect(alternative.loss).toBeLessThanOrEqual(0.02 + 1e-6);
        if (k === 0) return;
        const before = siteDistances[k]?.slice(0, k) ?? [];
        expect(alternative.difference).toBeCloseTo(Math.min(...before), 9);
      });
      const inBest = new Set(alternatives[0]?.plan.sites.map(({ id }) => id));
      for (const { id, role } of roles) if (inBest.has(id)) expect(role).not.toBe("avoid");
    },
    LIMIT_MS,
  );

  it(
    "are streamed plan by plan, the best first, then done",
    async () => {
      const body = { scenario, count: 2, timeLimitS: 60 };
      const events = await readEvents(await ask("alternatives", body, "text/event-stream"));
      expect(events.at(-1)?.event).toBe("done");
      const plans = events.slice(0, -1).map(({ data }) => alternativeSchema.parse(data));
      expect(plans[0]).toMatchObject({ index: 0, loss: 0, difference: null });
    },
    LIMIT_MS,
  );
});

describe("robustness", () => {
  it(
    "streams what is known so far, then the whole",
    async () => {
      const body = { scenario, samples: 40, timeLimitS: 120 };
      const events = await readEvents(await ask("robustness", body, "text/event-stream"));
      expect(events.at(-1)?.event).toBe("done");
      const answers = events.slice(0, -1).map(({ data }) => robustnessResponseSchema.parse(data));
      const last = answers.at(-1);
      expect(last).toMatchObject({ done: 40, total: 40, headroomSpread: 0.1, stage: "rounded" });
      expect(last?.verified).toBe(last?.checked);
      const mw = last?.sites.reduce((sum, { meanMw }) => sum + meanMw, 0) ?? 0;
      expect(mw).toBeCloseTo(600, 0);
      for (const { acceptance } of last?.sites ?? []) expect(acceptance).toBeLessThanOrEqual(1);
    },
    LIMIT_MS,
  );

  it(
    "answers as JSON too, and the same question from memory",
    async () => {
      const body = { scenario, samples: 20, headroomSpread: 0, timeLimitS: 120 };
      const first = await (await ask("robustness", body)).json();
      expect(robustnessResponseSchema.parse(first).done).toBe(20);
      expect(await (await ask("robustness", body)).json()).toEqual(first);
    },
    LIMIT_MS,
  );
});

const zero = { grid: 0, decentralisation: 0, renewables: 0, access: 0 };

describe("a question at fault", () => {
  it.each([
    ["alternatives", "x", 400, "bad_json", undefined],
    ["alternatives", "[]", 400, "bad_field", undefined],
    ["alternatives", { tolerance: 0.2 }, 400, "bad_field", "tolerance"],
    ["alternatives", { tolerance: 0 }, 400, "bad_field", "tolerance"],
    ["alternatives", { count: 0 }, 400, "bad_field", "count"],
    ["alternatives", { count: 100 }, 400, "bad_field", "count"],
    ["alternatives", { plans: 3 }, 400, "bad_field", "plans"],
    ["alternatives", { scenario: { targetMw: -1 } }, 400, "bad_field", "scenario.targetMw"],
    ["alternatives", { scenario: { weights: zero } }, 400, "bad_field", "scenario.weights"],
    ["alternatives", { measure: "regions" }, 400, "bad_field", "measure"],
    ["alternatives", { scenario: { lockedOut: ["s99999"] } }, 422, "unknown_id", undefined],
    ["alternatives", { scenario: { targetMw: 90_000 } }, 422, "infeasible", undefined],
    ["robustness", "x", 400, "bad_json", undefined],
    ["robustness", { samples: 1 }, 400, "bad_field", "samples"],
    ["robustness", { samples: 1e6 }, 400, "bad_field", "samples"],
    ["robustness", { samples: 20.5 }, 400, "bad_field", "samples"],
    ["robustness", { headroomSpread: 0.5 }, 400, "bad_field", "headroomSpread"],
    ["robustness", { headroomSpread: "0.1" }, 400, "bad_field", "headroomSpread"],
    ["robustness", { seed: -1 }, 400, "bad_field", "seed"],
    [
      "robustness",
      { scenario: { weights: { grid: 2 } } },
      400,
      "bad_field",
      "scenario.weights.grid",
    ],
    ["robustness", { scenario: { targetMw: 90_000 } }, 422, "infeasible", undefined],
  ] as const)(
    "of %s: %j",
    async (route, body, status, code, field) => {
      const response = await ask(route, body);
      const { error } = errorSchema.parse(await response.json());
      expect({ status: response.status, code: error.code }).toEqual({ status, code });
      if (field) expect(error.field).toBe(field);
    },
    LIMIT_MS,
  );

  it("is refused with its own status where a stream was asked for", async () => {
    const response = await ask("robustness", { samples: 1 }, "text/event-stream");
    expect(response.status).toBe(400);
  });
});
