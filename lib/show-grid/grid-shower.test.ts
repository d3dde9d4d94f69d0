import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkQueue } from "@/lib/async/work-queue";
import { loadFacts } from "@/lib/geodata/load-facts";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadGridProjects } from "@/lib/geodata/load-grid-projects";
import {
  type GridStateRequest,
  gridStateRequestSchema,
  gridStateResponseSchema,
} from "@/lib/schema/grid-state";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { GridShower } from "./grid-shower";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());
let shower: GridShower;
beforeAll(async () => {
  const [grid, facts, projects] = await Promise.all([
    loadGridData(),
    loadFacts(),
    loadGridProjects(),
  ]);
  const queue = createWorkQueue(1, 4);
  shower = new GridShower({ grid, facts, projects, engine, dataVersion: "test", queue });
});

/** 8.4 GW, evenly over 24 buses of the whole country. */
const spread = Array.from({ length: 24 }, (_, k) => ({ bus: 1 + 8 * k, loadMw: 350 }));
const ask = (request: Partial<GridStateRequest>) =>
  shower.show(gridStateRequestSchema.parse({ siteLoads: [], ...request }));

describe("a plan shown on the network", () => {
  it("does not fit the tightest hour, which has generation for 5,991 MW of it", async () => {
    const { buses } = await loadGridData();
    const likeDemand = buses.map(({ bus, demandShare }) => ({ bus, loadMw: 8400 * demandShare }));
    const { hours } = await ask({ siteLoads: likeDemand, hours: ["tightest-margin"] });
    const hour = hours[0];
    expect(hour?.fit).toMatchObject({ deliverable: false, reason: "generation", lines: [] });
    expect(hour?.fit.roomMw).toBeCloseTo(5991, -1);
    expect(hour?.fit.fitsMw).toBeCloseTo(5991, -1);
    expect(hour?.fit.missingMw).toBeCloseTo(8400 - 5991, -1);
    expect(hour?.after?.newLoadMw).toBeCloseTo(5991, -1);
  }, 60_000);

  it("says that lines end a plan before the tightest hour's generation does", async () => {
    const { hours } = await ask({ siteLoads: spread, hours: ["tightest-margin"] });
    const fit = hours[0]?.fit;
    expect(fit).toMatchObject({ deliverable: false, reason: "lines" });
    expect(fit?.fitsMw).toBeLessThan(fit?.roomMw ?? 0);
    expect(fit?.missingMw).toBeGreaterThan(8399.9 - (fit?.roomMw ?? 0));
  }, 60_000);

  it("serves all of it at the summer peak, within every rating, and balances", async () => {
    const response = await ask({ siteLoads: spread, hours: ["summer-peak"] });
    expect(gridStateResponseSchema.safeParse(response).success).toBe(true);
    const hour = response.hours[0];
    expect(hour?.fit.deliverable).toBe(true);
    expect(hour?.fit.fitsMw).toBeGreaterThan(8400);
    const generated = Object.values(hour?.after?.generationMw ?? {}).reduce((a, b) => a + b, 0);
    expect(generated).toBeCloseTo((hour?.demandMw ?? 0) + 8400, 0);
    const loadings = hour?.after?.branches.map(({ loadingPct }) => loadingPct) ?? [];
    expect(loadings).toHaveLength(385);
    expect(Math.max(...loadings)).toBeLessThanOrEqual(100.01);
    expect(hour?.before?.newLoadMw).toBe(0);
  }, 60_000);

  it("names the line that stops a load at one bus, and a MW of rating frees what it says", async () => {
    const loads = [{ bus: 193, loadMw: 100 }];
    const { hours } = await ask({ siteLoads: loads, hours: ["summer-peak"] });
    const fit = hours[0]?.fit;
    expect(fit?.reason).toBe("lines");
    expect(fit?.lines.length).toBeGreaterThan(0);
    const grid = await loadGridData();
    const first = fit?.lines[0];
    const branches = grid.branches.map((branch) =>
      branch.branch === first?.branch ? { ...branch, ratingMw: branch.ratingMw + 1 } : branch,
    );
    const wider = new GridShower({
      grid: { ...grid, branches },
      ...{ facts: [], engine, dataVersion: "wider", queue: createWorkQueue(1, 1) },
    });
    const more = await wider.show(
      gridStateRequestSchema.parse({ siteLoads: loads, hours: ["summer-peak"] }),
    );
    const gained = (more.hours[0]?.fit.fitsMw ?? 0) - (fit?.fitsMw ?? 0);
    expect(gained).toBeCloseTo(first?.freedMw ?? Number.NaN, 2);
  }, 60_000);

  it("keeps the worst outage within the emergency rating where that is asked", async () => {
    const request = { siteLoads: spread, hours: ["winter-peak" as const] };
    const free = await ask(request);
    const secure = await ask({ ...request, ratingFactor: 1.25 });
    const worst = (response: typeof free) =>
      Math.max(...(response.hours[0]?.after?.branches.map(({ worstPct }) => worstPct) ?? []));
    expect(worst(secure)).toBeLessThanOrEqual(125.05);
    expect(worst(free)).toBeGreaterThan(worst(secure));
  }, 60_000);

  it("finds the same hour again in memory", async () => {
    const request = { siteLoads: spread, hours: ["winter-peak" as const] };
    const first = await ask(request);
    const again = await ask(request);
    expect(again.hours[0]?.after).toBe(first.hours[0]?.after);
    expect(again.hash).toBe(first.hash);
  }, 60_000);

  it("says what announced projects would free at the plan's buses, each by itself", async () => {
    const request = { siteLoads: [{ bus: 53, loadMw: 100 }], hours: ["summer-peak" as const] };
    expect((await ask(request)).hours[0]?.relief).toBeNull();
    const projects = ["west-coast-2", "taean-2-closure", "saeul-3"];
    const { hours } = await ask({ ...request, projects });
    const relief = hours[0]?.relief;
    const [link, closure] = relief?.projects ?? [];
    expect(relief?.projects.map(({ project }) => project)).toEqual(projects);
    // A link to the very bus brings what it can carry, where the other end has it to give.
    expect(link?.reliefMw).toBeGreaterThan(0);
    expect(link?.reliefMw).toBeLessThanOrEqual(2000);
    expect(closure?.reliefMw).toBeLessThanOrEqual(0);
    expect((relief?.headroomMw ?? 0) + (link?.reliefMw ?? 0)).toBeCloseTo(link?.headroomMw ?? 0, 1);
    await expect(ask({ ...request, projects: ["no-such-line"] })).rejects.toMatchObject({
      ...{ code: "unknown_id", field: "projects.0" },
    });
  }, 60_000);

  it("matches the west-coast link with lines that cross into the capital, and dates it", async () => {
    const { lines, reinforcements } = await ask({ hours: ["winter-peak"] });
    const tie = lines.find(({ fromBus, toBus }) => fromBus === 47 && toBus === 60);
    const other = lines.find(({ fromBus, toBus }) => fromBus === 60 && toBus === 47);
    expect((tie ?? other)?.reinforcements).toEqual(["west-coast-hvdc"]);
    expect(lines.filter((line) => line.reinforcements.length > 0).length).toBeLessThan(60);
    const west = reinforcements.find(({ id }) => id === "west-coast-hvdc");
    expect(west?.statement.en).toContain("2030");
    expect(west?.source).not.toBe("");
  }, 60_000);
});
