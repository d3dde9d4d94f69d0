import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { POST as postPrices } from "@/app/api/prices/route";
import { POST as postSolve } from "@/app/api/solve/route";
import { POST as postWeights } from "@/app/api/weights/route";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { weightsResponseSchema } from "@/lib/schema/weight-meaning";
import { pricesResponseSchema, whyResponseSchema } from "@/lib/schema/why";
import { shareService } from "@/lib/service/service";
import { POST as postWhy } from "./route";

type Route = (request: Request) => Promise<Response>;

/** Small enough to be proven at once. */
const small = { targetMw: 600, site: { maxCount: 3 }, timeLimitS: 30 };
const impossible = { targetMw: 90_000, timeLimitS: 30 };
const AMPLE_MS = 240_000;

function ask(route: Route, body: unknown, init: RequestInit = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json", ...init.headers };
  return route(new Request("http://x/api", { method: "POST", ...init, headers, body: text }));
}

async function readError(response: Response) {
  const { error } = z.looseObject(errorSchema.shape).parse(await response.json());
  return { status: response.status, code: error.code, field: error.field };
}

async function solveSmall() {
  return solveResponseSchema.parse(await (await ask(postSolve, small)).json());
}

beforeAll(async () => {
  await shareService().ready;
}, AMPLE_MS);
afterAll(() => shareService().close());

describe("a question about a plan", () => {
  it(
    "tells what a chosen site and another one cost, with bounds around the cost",
    async () => {
      const { plan } = await solveSmall();
      const chosen = plan.sites[0]?.id ?? "";
      for (const siteId of [chosen, chosen === "s300" ? "s301" : "s300"]) {
        const response = await ask(postWhy, { scenario: small, siteId });
        expect(response.status).toBe(200);
        const why = whyResponseSchema.parse(await response.json());
        expect(why.question).toBe(siteId === chosen ? "replacement" : "entry");
        if (why.status !== "priced") continue;
        expect(why.verified).toBe(true);
        expect(why.cost?.atLeast).toBeGreaterThanOrEqual(0);
        expect(why.cost?.atMost).toBeGreaterThanOrEqual(why.cost?.value ?? Number.NaN);
        // Moves of a few kilowatts are left out.
        const after = why.moves.reduce((sum, move) => sum + move.toMw - move.fromMw, 0);
        expect(after + why.loadMw.after - why.loadMw.before).toBeCloseTo(0, 0);
      }
    },
    AMPLE_MS,
  );

  it(
    "tells what limits are worth, dearest first",
    async () => {
      const response = await ask(postPrices, { scenario: small });
      const { prices, network } = pricesResponseSchema.parse(await response.json());
      const gains = prices.map(({ gain }) => gain);
      expect(gains).toEqual([...gains].sort((a, b) => b - a));
      expect(network).toBeNull();
    },
    AMPLE_MS,
  );

  it(
    "tells what the lines of the network are worth to a plan that is held to them",
    async () => {
      // Near people alone: the lines into the capital region are full.
      const weights = { grid: 0, decentralisation: 0, renewables: 0, access: 1 };
      const scenario = { weights, grid: { model: "dc" }, timeLimitS: 30 };
      const response = await ask(postPrices, { scenario });
      const { network } = pricesResponseSchema.parse(await response.json());
      expect(network?.status).toBe("priced");
      const lines = network?.prices.filter(({ element }) => element.kind === "line") ?? [];
      expect(lines.length).toBeGreaterThan(0);
      for (const { gain, dual, limitMw, hours, equivalents } of lines) {
        expect(limitMw).toBeGreaterThan(100);
        expect(gain ?? 0).toBeLessThanOrEqual(dual);
        expect(hours.length).toBeGreaterThan(0);
        expect(equivalents.map(({ id }) => id)).toEqual(["access"]);
      }
    },
    AMPLE_MS,
  );

  it(
    "tells what weights mean, at once or as it is found",
    async () => {
      const response = await ask(
        postWeights,
        { scenario: small },
        { headers: { accept: "text/event-stream" } },
      );
      const blocks = (await response.text()).split("\n\n").filter((one) => one.startsWith("event"));
      expect(blocks.at(-1)).toContain("event: done");
      const told = blocks
        .slice(0, -1)
        .map((block) => weightsResponseSchema.parse(JSON.parse(block.split("\ndata: ")[1] ?? "")));
      expect(told.at(-1)?.weights).toHaveLength(4);
      const { plan } = await solveSmall();
      for (const { id, interval } of told.at(-1)?.weights ?? []) {
        const weight = { grid: 0.4, decentralisation: 0.3, renewables: 0.2, access: 0.1 }[id];
        expect(interval?.from, id).toBeLessThanOrEqual(weight + 1e-9);
        expect(interval?.to, id).toBeGreaterThanOrEqual(weight - 1e-9);
        expect(plan.criteria.map((one) => one.id)).toContain(id);
      }
      const again = await ask(postWeights, { scenario: small });
      expect(weightsResponseSchema.parse(await again.json())).toEqual(told.at(-1));
    },
    AMPLE_MS,
  );
});

describe("a question that cannot be asked", () => {
  const why = { scenario: small, siteId: "s1" };
  it.each<[string, Route, unknown, number, string, string | undefined]>([
    ["no JSON", postWhy, "{", 400, "bad_json", undefined],
    ["no site", postWhy, { scenario: small }, 400, "bad_field", "siteId"],
    ["a site that is none", postWhy, { ...why, siteId: "7" }, 400, "bad_field", "siteId"],
    ["an unknown site", postWhy, { ...why, siteId: "s99999" }, 422, "unknown_id", "siteId"],
    ["an unknown key", postPrices, { scene: small }, 400, "bad_field", "scene"],
    [
      "a field of the scenario at fault",
      postWeights,
      { scenario: { targetMw: -1 } },
      400,
      "bad_field",
      "scenario.targetMw",
    ],
    [
      "no weight at all",
      postPrices,
      { scenario: { weights: { grid: 0, decentralisation: 0, renewables: 0, access: 0 } } },
      400,
      "bad_field",
      "scenario.weights",
    ],
    ["no plan, why", postWhy, { ...why, scenario: impossible }, 422, "infeasible", "targetMw"],
    ["no plan, prices", postPrices, { scenario: impossible }, 422, "infeasible", "targetMw"],
    ["no plan, weights", postWeights, { scenario: impossible }, 422, "infeasible", "targetMw"],
  ])(
    "%s",
    async (_name, route, body, status, code, field) => {
      const error = await readError(await ask(route, body));
      expect(error).toMatchObject({ status, code });
      if (field) expect(error.field).toBe(field);
    },
    AMPLE_MS,
  );

  it("of another type is refused", async () => {
    const response = await ask(postWhy, "a=1", { headers: { "content-type": "text/html" } });
    expect(await readError(response)).toMatchObject({ status: 415, code: "unsupported_type" });
  });

  it(
    "any more because the client left is given up, and the next one is answered",
    async () => {
      const scenario = { ...small, targetMw: 5000 };
      const control = new AbortController();
      const left = ask(postWhy, { scenario, siteId: "s1" }, { signal: control.signal });
      control.abort();
      expect((await left).status).toBe(503);
      expect((await ask(postPrices, { scenario: small })).status).toBe(200);
    },
    AMPLE_MS,
  );
});
