import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "instances-cli-"));
  writeFileSync(path.join(folder, "line"), "3 2 1\n1 2 4\n2 3 5\n");
  writeFileSync(path.join(folder, "noise"), "\0\0\0");
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runCommand(...args: string[]): Promise<Ended> {
  const script = path.resolve("lib/cli/instances.ts");
  const command = [path.resolve("node_modules/tsx/dist/cli.mjs"), script, ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

it("prints one JSON line a file and nothing else, a bad file included", async () => {
  const { code, stdout } = await runCommand(folder, "--time-limit", "30");
  expect(code).toBe(0);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      file: "line",
      kind: "p-median",
      status: "optimal",
      objective: 9,
      gap: 0,
      ...{ verified: true, boundCheck: "recomputed" },
      recomputedBound: 9,
    },
    {
      file: "noise",
      kind: "unknown",
      status: "error",
      objective: null,
      ...{ verified: false, boundCheck: "none" },
    },
  ]);
}, 60_000);

it.each([
  ["no folder", [], "folder"],
  ["a folder that does not exist", ["/nowhere/at/all"], "folder"],
  ["a time limit in words", [".", "--time-limit", "long"], "time-limit"],
  ["an unknown convention", [".", "--dc", "ac"], "dc"],
  ["an unknown option", [".", "--fast"], "options"],
])(
  "refuses %s with a coded error on stderr",
  async (_, args, field) => {
    const { code, stdout, stderr } = await runCommand(...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(JSON.parse(stderr)).toMatchObject({ error: { field } });
  },
  60_000,
);
