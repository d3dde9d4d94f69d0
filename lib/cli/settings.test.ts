import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { envSchema, readEnv } from "../env";

const isTest = (path: string) => /\.(test|spec|fixture)\.|\/fixtures\//.test(path);

/** Variables that are no settings: of the system, its tools and Next, and from one test run to its parts. */
const notSettings =
  /^(CI|NODE_ENV|NEXT_RUNTIME|PATH|LD_LIBRARY_PATH|PGHOST|npm_\w+|E2E_\w+|BUNSAN_URL)$/;

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every setting that the code reads, by `process.env` or by a parameter called `env`. */
function listRead(): string[] {
  const sources = ["app", "lib", "e2e", "geodata"].flatMap(listSources);
  const files = ["next.config.mjs", "instrumentation.ts", "vitest.config.ts", ...sources];
  const named = files
    .filter((path) => !isTest(path))
    .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\benv\.([A-Za-z]\w*)/g)])
    .map(([, name = ""]) => name)
    .filter((name) => name === name.toUpperCase() || name.startsWith("npm_"));
  const all = new Set([...named, ...Object.keys(envSchema.shape)]);
  return [...all].filter((name) => !notSettings.test(name)).sort();
}

/** `.env.example` as if the mark before each of its lines were taken away. */
const example = parseEnv(
  readFileSync(".env.example", "utf8")
    .split("\n")
    .filter((line) => /^# [A-Z_]+=/.test(line))
    .map((line) => line.slice(2))
    .join("\n"),
);

describe("settings", () => {
  it("are read in the code where this test looks for them", () => {
    expect(listRead()).toEqual(
      expect.arrayContaining(["BUNSAN_DIST", "DATABASE_URL", "PORT", "WARM_UP"]),
    );
  });

  it("stand in .env.example, each that the code reads and no other", () => {
    expect(Object.keys(example).sort()).toEqual(listRead());
  });

  it("stand in the table of the README, each that the code reads and no other", () => {
    const rows = readFileSync("README.md", "utf8").matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm);
    const names = [...rows].flatMap(([, cell = ""]) => cell.replaceAll("`", "").split(", "));
    expect(names.sort()).toEqual(listRead());
  });

  it("have the defaults that .env.example says", () => {
    const untouched = readEnv({ NODE_ENV: "production" });
    const copied = readEnv({ NODE_ENV: "production", ...example });
    const emptied = Object.fromEntries(Object.keys(example).map((name) => [name, ""]));
    expect(readEnv({ NODE_ENV: "production", ...emptied })).toEqual(untouched);
    // The number of threads goes by the machine.
    expect({ ...copied, solverWorkers: 0 }).toEqual({ ...untouched, solverWorkers: 0 });
  });

  it("are refused by name when they cannot be read", () => {
    const wrong = { NODE_ENV: "production", SOLVE_QUEUE: "many", LOG_LEVEL: "loud" } as const;
    expect(() => readEnv(wrong)).toThrow(/LOG_LEVEL: .*SOLVE_QUEUE: /);
  });
});
