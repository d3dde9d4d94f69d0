import { expect, test } from "vitest";
import { loadGridProjects } from "./load-grid-projects";

test("a project carries what was stated, and where it enters the model is an assumption in words", async () => {
  const projects = await loadGridProjects();
  const first = projects.find(({ id }) => id === "west-coast-1");
  expect(first).toMatchObject({
    kind: "hvdc",
    capacityMw: 2000,
    announced: "2030",
    startYear: 2030,
    effect: { hvdcLinks: [{ fromBus: 108, toBus: 47, pminMw: -2000, pmaxMw: 2000 }], branches: [] },
  });
  expect(first?.effect.assumption.ko).toContain("군산");
});

test("what nobody stated stays unknown", async () => {
  const byId = new Map((await loadGridProjects()).map((project) => [project.id, project]));
  expect(byId.get("saeul-4")).toMatchObject({ announced: null, startYear: null });
  expect(byId.get("sinjangseong-sinjeongeup")).toMatchObject({
    announced: null,
    capacityMw: null,
    stated: null,
  });
});

test("a closure waits for a user's word: what replaces the unit has no date", async () => {
  const closures = (await loadGridProjects()).filter(({ kind }) => kind === "retirement");
  expect(closures.map(({ announcedYear, startYear }) => [announcedYear, startYear])).toEqual(
    closures.map(() => [2026, null]),
  );
  expect(closures.flatMap(({ effect }) => effect.retired)).toEqual(["g176", "g124", "g89"]);
});

test("a planned line has the reactance per km of the model's lines of its voltage", async () => {
  const line = (await loadGridProjects()).find(({ id }) => id === "sinjeongeup-singyeryong");
  const [branch] = line?.effect.branches ?? [];
  // 0.000279 p.u. per circuit and km, as branch 216 (Iksan–Gimje) has.
  expect((2 * (branch?.reactancePu ?? 0)) / (branch?.straightKm ?? 1)).toBeCloseTo(0.000279, 6);
  expect(branch).toMatchObject({ ratingMw: 2172, circuits: 2, kv: 345 });
});
