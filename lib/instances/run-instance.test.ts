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
      verified: true,
    });
  });

  it("gives the optimum of a split demand by hand", async () => {
    const report = await run("a-cap");
    expect(report).toMatchObject({ status: "optimal", objective: 7, verified: true });
  });

  it("says why demand cannot be met", async () => {
    const report = await run("short");
    expect(report).toMatchObject({ status: "infeasible", objective: null, verified: false });
    expect(report.message).toContain("4");
  });

  it.each(["words", "broken", "loop"])("of %s is an error in words", async (name) => {
    const report = await run(name);
    expect(report).toMatchObject({ status: "error", objective: null, verified: false });
    expect(report.message).not.toBe("");
  });
});
