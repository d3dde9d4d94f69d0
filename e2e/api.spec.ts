import { expect, test } from "@playwright/test";
import { solveResponseSchema } from "../lib/schema/solve-response";

const CAPITAL = ["11", "28", "41"];

test.describe("the HTTP interface", () => {
  test("reports health, and soon a first plan", async ({ request }) => {
    const readHealth = async () => (await request.get("/api/health")).json();
    expect(await readHealth()).toMatchObject({ ok: true });
    // The later tests need not pay for the first solve of a busy machine.
    await expect.poll(async () => (await readHealth()).warm, { timeout: 55_000 }).toBe(true);
  });

  test("places 8,400 MW for an empty scenario, verified and mostly outside the capital region", async ({
    request,
  }) => {
    const answer = await request.post("/api/solve", { data: {} });
    expect(answer.status()).toBe(200);
    const { plan, certificate } = solveResponseSchema.parse(await answer.json());
    expect(plan.totals.placedMw).toBeCloseTo(8400, 3);
    expect(plan.totals.unmetMw).toBeCloseTo(0, 3);
    expect(plan.totals.capitalShare).toBeLessThan(0.35);
    expect(certificate.verified).toBe(true);
    expect(certificate.maxViolation).toBeLessThan(1e-3);
    const sum = plan.sites.reduce((total, site) => total + site.loadMw, 0);
    expect(sum).toBeCloseTo(plan.totals.placedMw, 3);
    const capital = plan.sites.filter(({ province }) => CAPITAL.includes(province));
    const capitalMw = capital.reduce((total, site) => total + site.loadMw, 0);
    expect(capitalMw).toBeCloseTo(plan.totals.capitalMw, 3);
  });

  test("does not take Incheon's surplus generation for room", async ({ request }) => {
    const answer = await request.post("/api/solve", { data: {} });
    const { plan } = solveResponseSchema.parse(await answer.json());
    const best = plan.provinces.toSorted((a, b) => b.loadMw - a.loadMw)[0];
    const incheon = plan.provinces.find(({ code }) => code === "28");
    expect(best?.code).not.toBe("28");
    expect((incheon?.loadMw ?? 0) / plan.totals.placedMw).toBeLessThan(0.1);
  });

  test("answers the opposite ends of the weights with visibly different plans", async ({
    request,
  }) => {
    const solve = async (only: string) => {
      const zero = { grid: 0, decentralisation: 0, renewables: 0, access: 0 };
      const data = { weights: { ...zero, [only]: 1 } };
      const answer = await request.post("/api/solve", { data });
      return solveResponseSchema.parse(await answer.json()).plan;
    };
    const access = await solve("access");
    const spread = await solve("decentralisation");
    expect(access.totals.capitalShare).toBeGreaterThan(spread.totals.capitalShare + 0.05);
    const shared = access.sites.filter(({ id }) => spread.sites.some((site) => site.id === id));
    expect(shared.length).toBeLessThan(access.sites.length / 2);
  });

  test("exports GeoJSON that gives the same plan when it is posted back", async ({ request }) => {
    const data = { targetMw: 3000, weights: { grid: 1 } };
    const first = await request.post("/api/solve?format=geojson", { data });
    expect(first.headers()["content-type"]).toContain("application/geo+json");
    const file = await first.json();
    expect(file.type).toBe("FeatureCollection");
    expect(file.bunsan.scenario.targetMw).toBe(3000);
    for (const { geometry } of file.features) {
      expect(geometry.type).toBe("Point");
      const [lon, lat] = geometry.coordinates;
      expect(lon).toBeGreaterThan(124);
      expect(lon).toBeLessThan(132);
      expect(lat).toBeGreaterThan(33);
      expect(lat).toBeLessThan(39);
    }
    const headers = { Accept: "application/geo+json" };
    const second = await request.post("/api/solve", { data: file, headers });
    expect((await second.json()).features).toEqual(file.features);
  });

  test("streams plans that only get better, and ends", async ({ request }) => {
    const headers = { Accept: "text/event-stream" };
    const data = { targetMw: 8100 };
    const answer = await request.post("/api/solve", { data, headers });
    expect(answer.headers()["content-type"]).toContain("text/event-stream");
    const events = (await answer.text()).split("\n\n").filter((event) => /^event: /m.test(event));
    const plans = events
      .filter((event) => /^event: plan$/m.test(event))
      .map((event) => JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? "{}"))
      .map((body) => solveResponseSchema.parse(body));
    expect(plans.length).toBeGreaterThan(0);
    expect(events.at(-1)).toMatch(/^event: done$/m);
    const objectives = plans.map(({ certificate }) => certificate.objective ?? Number.NaN);
    for (const [index, objective] of objectives.entries()) {
      if (index > 0) expect(objective).toBeLessThanOrEqual((objectives[index - 1] ?? 0) + 1e-6);
    }
    expect(plans.every(({ certificate }) => certificate.verified)).toBe(true);
  });

  test("says how much of an impossible target finds no place", async ({ request }) => {
    const answer = await request.post("/api/solve", { data: { targetMw: 90_000 } });
    expect([200, 422]).toContain(answer.status());
    const body = await answer.json();
    expect(body.plan.totals.unmetMw).toBeGreaterThan(10_000);
    if (answer.status() === 422) expect(body.error.code).toBe("infeasible");
  });

  const refusals: [title: string, body: string, status: number, code: string, field?: string][] = [
    ["no JSON", "{", 400, "bad_json"],
    ["NaN", '{"targetMw":NaN}', 400, "bad_json"],
    ["text for a number", '{"targetMw":"8400"}', 400, "bad_field", "targetMw"],
    ["a target of nothing", '{"targetMw":0}', 400, "bad_field", "targetMw"],
    ["an unknown key", '{"colour":1}', 400, "bad_field", "colour"],
    ["a weight above one", '{"weights":{"grid":2}}', 400, "bad_field", "weights.grid"],
    [
      "no weight at all",
      '{"weights":{"grid":0,"decentralisation":0,"renewables":0,"access":0}}',
      400,
      "bad_field",
      "weights",
    ],
    ["an unknown site", '{"lockedIn":[{"id":"s99999"}]}', 422, "unknown_id"],
    ["10 MB", `{"x":"${"a".repeat(10_000_000)}"}`, 413, "too_large"],
  ];
  for (const [title, data, status, code, field] of refusals) {
    test(`refuses ${title} with a code`, async ({ request }) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await request.post("/api/solve", { data: Buffer.from(data), headers });
      expect(answer.status()).toBe(status);
      const { error } = await answer.json();
      expect(error.code).toBe(code);
      if (field !== undefined) expect(error.field).toBe(field);
    });
  }

  test("serves each layer as GeoJSON with a licence, compressed", async ({ request }) => {
    const list = await request.get("/api/layers");
    expect(list.status()).toBe(200);
    const { layers } = await list.json();
    expect(layers.length).toBeGreaterThan(6);
    for (const { name } of layers) {
      const layer = await request.get(`/api/layers/${name}`);
      expect(layer.headers()["content-encoding"], name).toBe("gzip");
      expect(layer.status(), name).toBe(200);
      expect((await layer.json()).type, name).toBe("FeatureCollection");
      expect(layer.headers().etag, name).toBeTruthy();
    }
    expect((await request.get("/api/layers/unknown")).status()).toBe(404);
  });

  test("describes itself in OpenAPI", async ({ request }) => {
    const description = await (await request.get("/api/openapi.json")).json();
    expect(description.openapi).toMatch(/^3\./);
    const paths = Object.keys(description.paths);
    expect(paths).toEqual(expect.arrayContaining(["/api/solve", "/api/scenarios"]));
  });

  test("keeps a scenario for its browser, and shows it to whoever has the link", async ({
    request,
    playwright,
    baseURL,
  }) => {
    const data = { name: "호남 먼저", scenario: { targetMw: 5000 } };
    const saved = await (await request.post("/api/scenarios", { data })).json();
    const mine = await (await request.get("/api/scenarios")).json();
    expect(mine.scenarios.map(({ id }: { id: string }) => id)).toContain(saved.id);
    const other = await playwright.request.newContext(baseURL ? { baseURL } : {});
    const read = await (await other.get(`/api/scenarios/${saved.id}`)).json();
    expect(read).toMatchObject({ name: "호남 먼저", own: false, scenario: { targetMw: 5000 } });
    expect((await other.delete(`/api/scenarios/${saved.id}`)).status()).toBe(403);
    expect((await request.delete(`/api/scenarios/${saved.id}`)).status()).toBe(204);
    expect((await other.get(`/api/scenarios/${saved.id}`)).status()).toBe(404);
    await other.dispose();
  });
});
