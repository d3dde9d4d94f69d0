import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { listFiles } from "./list-files";
import { runInstance } from "./run-instance";

let engine: HighsEngine;
let folder: string;

beforeAll(() => {
  engine = new HighsEngine({ workers: 1 });
  folder = mkdtempSync(path.join(tmpdir(), "instances-"));
  mkdirSync(path.join(folder, "b"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  // A path 1–2–3–4 with lengths 1, 4, 1: medians at one node of each pair cost 1 + 1.
  write("b/pmed.txt", "4 3 2\n1 2 1\n2 3 4\n3 4 1\n");
  // Splitting: 3 of 4 units at cost 4 for all, 1 unit at cost 8 for all: 3 + 2, and 1 + 1 to open.
  write("a-cap", "2 1\n3 1\n3 1\n4 4 8\n");
  write("short", "2 1\n1 1\n1 1\n4 4 8\n");
  write("words", "no instance");
  // Without room of a table's size, and with broken demands: no link may be left out for nothing.
  write("p-broken", "2 2\n3.3 3\n3.3 3\n1.8 1.5\n2 0\n6 0\n");
  write(
    "p-large",
    "3 4\n483253 388\n272718 94\n311688 170\n106487 133244 158711 270837\n183 102 29 274\n61 166 246 15\n146 69 164 139\n",
  );
  symlinkSync(".", path.join(folder, "loop"));
  symlinkSync("nothing", path.join(folder, "broken"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await engine.close();
});

const run = async (name: string) => {
  const file = listFiles(folder).find((found) => found.name === name);
  if (!file) throw new Error(`${name} was not found`);
  const options = { engine, timeLimitS: 60, dc: "pglib", capacity: null, uncapacitated: false };
  return runInstance(file, { ...options, dc: "pglib" });
};

describe("a folder of instances", () => {
  it("is listed in order, links to folders left alone", () => {
    const files = listFiles(folder);
    expect(files.map(({ name }) => name)).toEqual([
      "a-cap",
      "b/pmed.txt",
      "broken",
      "loop",
      "p-broken",
      "p-large",
      "short",
      "words",
    ]);
    expect(files.filter(({ problem }) => problem !== null).map(({ name }) => name)).toEqual([
      "broken",
      "loop",
    ]);
  });

  it("that does not exist is refused", () => {
    expect(() => listFiles(path.join(folder, "none"))).toThrow(/There is no/);
  });
});

describe("a report", () => {
  it("gives the optimum of a p-median by hand", async () => {
    expect(await run("b/pmed.txt")).toMatchObject({
      file: "b/pmed.txt",
      kind: "p-median",
      status: "optimal",
      objective: 2,
      bound: 2,
      gap: 0,
      ...{ verified: true, boundCheck: "recomputed" },
      recomputedBound: 2,
    });
  });

  it("gives the optimum of a split demand by hand", async () => {
    const report = await run("a-cap");
    expect(report).toMatchObject({ status: "optimal", objective: 7, verified: true });
    expect(report.boundCheck).toBe("recomputed");
    expect(report.recomputedBound).toBeCloseTo(7, 5);
  });

  it.each([
    ["p-broken", 5],
    ["p-large", 811],
  ])("gives the optimum of single sources in %s, its bound recomputed", async (name, objective) => {
    const checks = { verified: true, boundCheck: "recomputed" };
    const found = { status: "optimal", objective, bound: objective, ...checks };
    expect(await run(name)).toMatchObject(found);
  });

  it("says why demand cannot be met", async () => {
    const report = await run("short");
    const checks = { verified: false, boundCheck: "recomputed" };
    expect(report).toMatchObject({ status: "infeasible", objective: null, ...checks });
    expect(report.message).toContain("4");
  });

  it.each(["words", "broken", "loop"])("of %s is an error in words", async (name) => {
    const report = await run(name);
    const checks = { verified: false, boundCheck: "none" };
    expect(report).toMatchObject({ status: "error", objective: null, ...checks });
    expect(report.message).not.toBe("");
  });
});
