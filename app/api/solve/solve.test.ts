import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { POST as readFile } from "@/app/api/files/route";
import { GET as getHealth } from "@/app/api/health/route";
import { GET as getOpenapi } from "@/app/api/openapi.json/route";
import { healthSchema } from "@/lib/schema/health";
import { choiceNeededSchema, fileResponseSchema } from "@/lib/schema/site-file";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";
import { GET as getUnknown } from "../[[...path]]/route";
import { GET, OPTIONS, POST } from "./route";

/** Small enough to be proven at once: one province's worth of load at large sites. */
const small = { targetMw: 600, site: { maxCount: 3 }, timeLimitS: 20 };

interface Ask {
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly signal?: AbortSignal;
}

function ask(body: unknown, { headers = {}, query = "", signal }: Ask = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers } };
  const request = new Request(`http://x/api/solve${query}`, {
    ...init,
    body: text,
    ...(signal ? { signal } : {}),
  });
  return POST(request);
}

async function readError(response: Response) {
  const { error } = z.looseObject(errorSchema.shape).parse(await response.json());
  return { status: response.status, code: error.code, field: error.field };
}

function readEvents(text: string): Array<{ event: string; data: unknown }> {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("event: "))
    .map((block) => {
      const [event = "", data = ""] = block.split("\n");
      return { event: event.slice(7), data: JSON.parse(data.slice(6)) };
    });
}

beforeAll(async () => {
  await shareService().ready;
}, 60_000);
afterAll(() => shareService().close());

describe("an address or a method that is not there", () => {
  it("is refused with a code, and names the methods that are", async () => {
    const response = GET(new Request("http://x/api/solve"));
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
    expect(OPTIONS(new Request("http://x/api/solve")).headers.get("allow")).toBe("POST, OPTIONS");
    expect(await readError(response)).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(await readError(getUnknown())).toMatchObject({ status: 404, code: "not_found" });
  });
});

describe("a question that can be answered", () => {
  it("gets a verified plan whose sites add up", async () => {
    const response = await ask(small);
    expect(response.status).toBe(200);
    const { plan, certificate } = solveResponseSchema.parse(await response.json());
    expect(certificate).toMatchObject({ status: "optimal", verified: true, stage: "proven" });
    expect(certificate.gap).toBeLessThanOrEqual(1e-4);
    expect(plan.sites.reduce((sum, { loadMw }) => sum + loadMw, 0)).toBeCloseTo(600, 6);
    expect(plan.sites.length).toBeLessThanOrEqual(3);
  }, 60_000);

  it("gets the same plan again, and again from its own export", async () => {
    const first = solveResponseSchema.parse(await (await ask(small)).json());
    const file = await ask(small, { query: "?format=geojson" });
    expect(file.headers.get("content-type")).toContain("application/geo+json");
    expect(file.headers.get("content-disposition")).toContain("attachment");
    const collection = await file.json();
    const lon = first.plan.sites[0]?.lon;
    expect(collection.features[0].geometry.coordinates[0]).toBeCloseTo(lon ?? Number.NaN, 6);
    expect(
      JSON.stringify(collection.features.map((f: { geometry: unknown }) => f.geometry)),
    ).not.toContain("null");
    expect(collection.bunsan.sources.length).toBeGreaterThan(3);
    const again = solveResponseSchema.parse(await (await ask(collection)).json());
    expect(again.plan).toEqual(first.plan);
  }, 60_000);

  it("asks what is meant by an export whose sites were edited, and takes either answer", async () => {
    const collection = await (await ask(small, { query: "?format=geojson" })).json();
    const [gone] = collection.features.splice(0, 1);
    const asked = await ask(collection);
    expect(asked.status).toBe(409);
    const body = choiceNeededSchema.parse(await asked.json());
    expect(body).toMatchObject({
      error: { code: "sites_differ", field: "features" },
      differences: { deleted: [{ id: gone.id, loadMw: gone.properties.loadMw }] },
      choices: ["scenario", "asLocks"],
    });
    expect(body.error.message).toContain(gone.id);
    const solveAs = async (sites: string) => {
      const response = await ask(collection, { query: `?sites=${sites}` });
      return solveResponseSchema.parse(await response.json());
    };
    const whole = await solveAs("scenario");
    expect(whole.plan.sites.map(({ id }) => id)).toContain(gone.id);
    const held = await solveAs("asLocks");
    const loads = (plan: { id: string; loadMw: number }[]) =>
      plan.map(({ id, loadMw }) => [id, loadMw.toFixed(3)]).sort();
    const kept: { properties: { id: string; loadMw: number } }[] = collection.features;
    expect(loads(held.plan.sites)).toEqual(loads(kept.map(({ properties }) => properties)));
    // With every site held there is nothing left to choose, and so no gap either.
    expect(held.certificate).toMatchObject({ status: "optimal", verified: true });
    expect(held.certificate.gap).toBeLessThanOrEqual(1e-4);
  }, 60_000);

  it("offers the points of a GeoJSON without a scenario as sites, here and by itself", async () => {
    const feature = (name: string, mw: number, lon: number) => ({
      ...{ type: "Feature", properties: { name, mw } },
      geometry: { type: "Point", coordinates: [lon, 36.64] },
    });
    const file = {
      ...{ type: "FeatureCollection", features: [feature("청주", 60, 127.49)] },
    };
    const asked = await ask(file);
    expect(asked.status).toBe(409);
    const { error, choices } = choiceNeededSchema.parse(await asked.json());
    expect(error).toMatchObject({ code: "no_scenario" });
    expect(error.message).toMatch(/GeoJSON without a Bunsan scenario.*청주 60 MW/);
    expect(choices).toEqual(["asLocks"]);
    const taken = await ask(file, { query: "?sites=asLocks" });
    const { plan } = solveResponseSchema.parse(await taken.json());
    expect(plan.sites.find(({ name }) => name.ko === "청주")?.loadMw).toBeCloseTo(60, 6);

    const request = new Request("http://x/api/files", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ file, scenario: small }),
    });
    const read = fileResponseSchema.parse(await (await readFile(request)).json());
    expect(read).toMatchObject({ kind: "sites", asLocks: { scenario: { targetMw: 600 } } });
  }, 60_000);

  it("streams better and better plans, then says that it is done", async () => {
    const streamed = await ask(
      { ...small, targetMw: 700 },
      { headers: { accept: "text/event-stream" } },
    );
    expect(streamed.headers.get("content-type")).toContain("text/event-stream");
    const events = readEvents(await streamed.text());
    expect(events.at(-1)?.event).toBe("done");
    const plans = events.slice(0, -1).map(({ data }) => solveResponseSchema.parse(data));
    const objectives = plans.map(({ certificate }) => certificate.objective ?? Number.NaN);
    objectives.slice(1).forEach((objective, k) => {
      expect(objective).toBeLessThanOrEqual((objectives[k] ?? Number.NaN) + 1e-5);
    });
    expect(plans.at(-1)?.certificate.stage).toBe("proven");
  }, 60_000);

  it("counts a person's own points to the municipality around them or on whose coast they are", async () => {
    const ownSites = [
      { id: "xhill", name: "hill", lon: 127.7495, lat: 37.6863 },
      { id: "xquay", name: "quay", lon: 127.7449, lat: 34.9073 },
    ];
    const response = await ask({
      ...small,
      ownSites,
      lockedIn: [{ id: "xhill" }, { id: "xquay" }],
    });
    const { plan, certificate } = solveResponseSchema.parse(await response.json());
    expect(certificate.verified).toBe(true);
    const hill = plan.sites.find(({ id }) => id === "xhill");
    expect(hill).toMatchObject({ province: "51", municipality: "51720", outsideKm: 0 });
    const quay = plan.sites.find(({ id }) => id === "xquay");
    expect(quay).toMatchObject({ province: "12", municipality: "12190" });
    expect(quay?.outsideKm).toBeCloseTo(0.146, 3);
  }, 60_000);

  it("may be asked of the second engine", async () => {
    const response = await ask({ ...small, targetMw: 300, engine: "glpk", timeLimitS: 5 });
    const { certificate, plan } = solveResponseSchema.parse(await response.json());
    expect(certificate).toMatchObject({ engine: "glpk", verified: true });
    expect(plan.totals.placedMw).toBe(300);
  }, 60_000);
});

describe("a question that cannot be met", () => {
  const tooMuch = { targetMw: 90_000, timeLimitS: 5 };

  it("is refused with the best partial plan and the moves that would help", async () => {
    const response = await ask(tooMuch);
    expect(response.status).toBe(422);
    const body = await response.json();
    expect(body.error.code).toBe("infeasible");
    expect(body.error.message).toMatch(/MW are missing; smallest change: .* from .* to /);
    expect(body.plan.totals.unmetMw).toBeGreaterThan(10_000);
    expect(body.plan.totals.placedMw + body.plan.totals.unmetMw).toBeCloseTo(90_000, 3);
    expect(body.certificate).toMatchObject({ status: "infeasible", verified: true });
    expect(body.relaxations.length).toBeGreaterThan(0);
  }, 60_000);

  it("streams its partial plan and ends as done", async () => {
    const response = await ask(tooMuch, { headers: { accept: "text/event-stream" } });
    const events = readEvents(await response.text());
    const plans = events.filter(({ event }) => event === "plan");
    expect(plans.length).toBeGreaterThan(0);
    for (const { data } of plans) {
      expect(data).toMatchObject({ certificate: { status: "infeasible" } });
    }
    expect(events.at(-1)?.event).toBe("done");
  }, 60_000);

  it("names a move that is enough: applied, the question is met", async () => {
    const tight = { targetMw: 2500, site: { maxCount: 2 }, limits: { bus: "none" }, timeLimitS: 5 };
    const refused = await ask(tight);
    expect(refused.status).toBe(422);
    const { relaxations } = await refused.json();
    const move = relaxations.find((r: { kind: string }) => r.kind === "target");
    expect(move.to).toBeLessThan(2500);
    expect((await ask({ ...tight, targetMw: move.to })).status).toBe(200);
  }, 60_000);
});

const withPlaces = (...places: [lon: number, lat: number][]) => {
  const ownSites = places.map(([lon, lat], i) => ({ id: `x${i}`, name: `place ${i}`, lon, lat }));
  return JSON.stringify({ ownSites });
};

const nested = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
const longList = Array.from({ length: 5000 }, (_, k) => `s${k}`);

describe("a body at fault", () => {
  it.each([
    ["text that is not JSON", "hello", 400, "bad_json", undefined],
    ["NaN", '{"targetMw": NaN}', 400, "bad_json", undefined],
    ["a number beyond all numbers", '{"targetMw": 1e999}', 400, "bad_field", "targetMw"],
    ["null", "null", 400, "bad_field", undefined],
    ["a list", "[]", 400, "bad_field", undefined],
    ["a string", '"8400"', 400, "bad_field", undefined],
    ["a number as text", '{"targetMw":"8400"}', 400, "bad_field", "targetMw"],
    ["a negative target", '{"targetMw":-1}', 400, "bad_field", "targetMw"],
    ["a target of nothing", '{"targetMw":0}', 400, "bad_field", "targetMw"],
    ["a target beyond reading", '{"targetMw":1e7}', 400, "bad_field", "targetMw"],
    ["an unknown key", '{"target":1}', 400, "bad_field", "target"],
    ["an unknown key below", '{"site":{"most":1}}', 400, "bad_field", "site.most"],
    ["a weight over one", '{"weights":{"grid":2}}', 400, "bad_field", "weights.grid"],
    [
      "all weights zero",
      '{"weights":{"grid":0,"decentralisation":0,"renewables":0,"access":0}}',
      400,
      "bad_field",
      "weights",
    ],
    ["a reserved key", '{"__proto__":{"targetMw":1}}', 400, "bad_field", "__proto__"],
    ["a reserved key below", '{"constructor":{"prototype":{}}}', 400, "bad_field", "constructor"],
    ["a reserved province", '{"provinceBounds":{"__proto__":{}}}', 400, "bad_field", "__proto__"],
    ["deep nesting", nested, 400, "bad_field", "a"],
    ["a huge list", JSON.stringify({ lockedOut: longList }), 400, "bad_field", "lockedOut"],
    ["a list item at fault", '{"lockedOut":["s1","?"]}', 400, "bad_field", "lockedOut.1"],
    ["an unknown engine", '{"engine":"cplex"}', 400, "bad_field", "engine"],
    ["a time without end", '{"timeLimitS":1e6}', 400, "bad_field", "timeLimitS"],
    ["GeoJSON of others", '{"type":"FeatureCollection","features":[]}', 400, "bad_field", "bunsan"],
    [
      "our GeoJSON with a scenario at fault",
      '{"type":"FeatureCollection","features":[],"bunsan":{"scenario":{"targetMw":-1}}}',
      400,
      "bad_field",
      "bunsan.scenario.targetMw",
    ],
    [
      "a map of others",
      '{"type":"FeatureCollection","features":[{"geometry":{"type":"LineString"}}]}',
      ...([400, "not_points", "features.0.geometry"] as const),
    ],
    ["an unknown site", '{"lockedIn":[{"id":"s99999"}]}', 422, "unknown_id", "lockedIn.0.id"],
    ["an unknown province", '{"provinceBounds":{"99":{}}}', 422, "unknown_id", "provinceBounds.99"],
    ["a place in the North", withPlaces([126.55, 37.97]), 400, "bad_field", "ownSites.0"],
    ["a place in Japan", withPlaces([127, 37], [129.29, 34.2]), 400, "bad_field", "ownSites.1"],
    ["a place at sea", withPlaces([127, 37], [125.9, 36.5]), 400, "bad_field", "ownSites.1"],
    [
      "our GeoJSON with a place at sea",
      `{"type":"FeatureCollection","features":[],"bunsan":{"scenario":${withPlaces([125.9, 36.5])}}}`,
      400,
      "bad_field",
      "ownSites.0",
    ],
  ])("%s", async (_name, body, status, code, field) => {
    const error = await readError(await ask(body));
    expect(error).toMatchObject({ status, code });
    if (field) expect(error.field).toBe(field);
  });

  it("that chooses sites of no file, or in words of its own, is refused", async () => {
    for (const [body, query] of [
      [small, "?sites=asLocks"],
      [{}, "?sites=both"],
    ] as const) {
      expect(await readError(await ask(body, { query }))).toMatchObject({
        ...{ status: 400, code: "bad_field", field: "sites" },
      });
    }
  });

  it("of ten megabytes is refused without being read", async () => {
    const error = await readError(await ask(`{"x":"${"y".repeat(10_000_000)}"}`));
    expect(error).toMatchObject({ status: 413, code: "too_large" });
  });

  it("of another type is refused", async () => {
    const error = await readError(await ask("a=1", { headers: { "content-type": "text/html" } }));
    expect(error).toMatchObject({ status: 415, code: "unsupported_type" });
  });

  it("leaves the prototypes of everything else alone", async () => {
    await ask('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("is refused in the stream's form too, before the stream begins", async () => {
    const response = await ask("{", { headers: { accept: "text/event-stream" } });
    expect((await readError(response)).code).toBe("bad_json");
  });
});

describe("a client who leaves", () => {
  it("ends the run, and the next question is answered", async () => {
    const control = new AbortController();
    const left = ask({ timeLimitS: 30, targetMw: 9000 }, { signal: control.signal });
    setTimeout(() => control.abort(), 300);
    const startedAt = performance.now();
    expect((await left).status).toBe(503);
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect((await ask(small)).status).toBe(200);
  }, 60_000);
});

describe("what is said about the service", () => {
  it("names versions and does not open the database", async () => {
    const response = await getHealth(new Request("http://x/api/health"));
    const health = healthSchema.parse(await response.json());
    expect(health.database).toBe("unopened");
  });

  it("describes every route from the schemas", async () => {
    const document = await (await getOpenapi(new Request("http://x/api/openapi.json"))).json();
    expect(document.openapi).toBe("3.1.0");
    // Not the document itself, and not what answers for every other address.
    const routes = readdirSync("app/api", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("route.ts") && !/^(openapi\.json|\[\[)/.test(path))
      .map((path) => `/api/${path.replace("/route.ts", "").replace(/\[(\w+)\]/g, "{$1}")}`);
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
    const { requestBody } = document.paths["/api/solve"].post;
    expect(JSON.stringify(requestBody)).toContain("#/components/schemas/Scenario");
    const { Scenario, LimitRules } = document.components.schemas;
    expect(Scenario.properties.limits.$ref).toBe("#/components/schemas/LimitRules");
    expect(LimitRules.properties).toHaveProperty("capitalInterfaceMw");
  });
});
