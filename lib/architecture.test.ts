import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = process.cwd();

/** Folders of `lib/` and what each may import of the others: arrows point down only. */
const arrows: Record<string, string[]> = {
  errors: [],
  units: [],
  env: [],
  log: ["env"],
  schema: ["units"],
  lp: [],
  async: ["errors"],
  geo: ["schema", "units", "errors"],
  grid: ["schema", "lp", "solver/solver", "units", "errors"],
  siting: ["lp", "grid", "geo", "schema", "units", "errors"],
  solver: ["lp", "errors"],
  planning: ["siting", "solver/solver", "async", "lp", "grid", "geo", "schema", "units", "errors"],
  geodata: ["schema", "geo", "units", "errors"],
  db: ["schema", "errors", "log"],
  http: ["schema", "errors", "log", "env"],
};

/** Folders that only compute, and the packages each may use. */
const purePackages: Record<string, string[]> = {
  errors: [],
  units: [],
  schema: ["zod"],
  geo: ["@turf/turf", "geojson"],
  grid: [],
  lp: [],
  siting: [],
};

/** What a browser may receive of `lib/`. */
const clientFolders = ["schema", "units", "errors"];

const rootFiles = [
  ...["LICENSE", "README.md", "biome.json", "next.config.mjs", "next-env.d.ts", "package.json"],
  ...["package-lock.json", "postcss.config.mjs", "tsconfig.json", "vitest.config.ts"],
];

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: Import[];
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;"'`]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

/** Imports of a file: project files as paths from the root without ending, packages by name. */
function readImports(path: string, text: string): Import[] {
  return [...text.matchAll(statement)].map(([, type, fixed, lazy]) => {
    const name = fixed ?? lazy ?? "";
    const typeOnly = type !== undefined;
    if (!name.startsWith(".") && !name.startsWith("@/")) return { target: name, typeOnly };
    const full = name.startsWith("@/")
      ? join(root, name.slice(2))
      : resolve(root, dirname(path), name);
    return { target: toPath(full).replace(/\.(ts|tsx|mjs)$/, ""), typeOnly };
  });
}

function toPath(full: string): string {
  return relative(root, full).split(sep).join("/");
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

const sources: Source[] = ["app", "lib", "e2e", "geodata"]
  .flatMap(listFiles)
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes("/.output/"))
  .map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return { path, text, imports: readImports(path, text) };
  });

const isTest = (path: string) => /\.(test|spec|fixture)\.|\/fixtures\/|^e2e\//.test(path);
const shipped = sources.filter(({ path }) => !isTest(path));
const isProjectFile = (target: string) => /^(app|lib|e2e|geodata|prisma)\//.test(target);

/** `lib/grid/ptdf.ts` → `grid`; a file directly in `lib/` is a folder of its own. */
function findFolder(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.(ts|mjs)$/, "");
}

/** The text without comments, so that a rule is about code. */
function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`\\])\/\/.*$/gm, "$1");
}

describe("the layout", () => {
  it("lets imports between the folders of lib point down only", () => {
    const upward = shipped.flatMap(({ path, imports }) => {
      const allowed = path.startsWith("lib/") ? arrows[findFolder(path)] : undefined;
      if (!allowed) return [];
      return imports
        .map(({ target }) => target)
        .filter((target) => target.startsWith("lib/") && findFolder(target) !== findFolder(path))
        .filter((target) => {
          const inner = target.slice("lib/".length);
          return !allowed.some((name) => inner === name || inner.startsWith(`${name}/`));
        })
        .map((target) => `${path} → ${target}`);
    });
    expect(upward).toEqual([]);
  });

  it("keeps lib free of the app", () => {
    const upward = shipped
      .filter(({ path }) => path.startsWith("lib/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => /^(app|e2e)\//.test(target))
          .map(({ target }) => [path, target]),
      );
    expect(upward).toEqual([]);
  });

  it("keeps frameworks, solvers and the file system out of the folders that compute", () => {
    const impure = shipped.flatMap(({ path, imports }) => {
      const packages = path.startsWith("lib/") ? purePackages[findFolder(path)] : undefined;
      if (!packages) return [];
      return imports
        .filter(({ target }) => !isProjectFile(target) && !packages.includes(target))
        .map(({ target }) => `${path} → ${target}`);
    });
    expect(impure).toEqual([]);
  });

  it("lets geo alone import Turf, and db alone import Prisma and pg", () => {
    const owners: [RegExp, string][] = [
      [/^@turf\//, "lib/geo/"],
      [/^(@prisma\/|pg$)|^prisma\/generated/, "lib/db/"],
      [/^(highs|glpk\.js)/, "lib/solver/"],
    ];
    const strays = shipped.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) =>
          owners.some(([name, home]) => name.test(target) && !path.startsWith(home)),
        )
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it("sends the browser schemas, units and error codes of lib, and nothing else", () => {
    const byPath = new Map(
      shipped.map((source) => [source.path.replace(/\.(ts|tsx|mjs)$/, ""), source]),
    );
    const seen = new Set<string>();
    const waiting = shipped.filter(({ text }) => /^["']use client["']/m.test(text));
    expect(waiting.length).toBeGreaterThan(0);
    const leaks: string[] = [];
    for (let source = waiting.pop(); source; source = waiting.pop()) {
      if (seen.has(source.path)) continue;
      seen.add(source.path);
      // A server action is called from the browser, not sent to it.
      if (/^["']use server["']/m.test(source.text)) continue;
      for (const { target, typeOnly } of source.imports) {
        if (typeOnly) continue;
        const inLib = target.startsWith("lib/");
        if (inLib && !clientFolders.includes(findFolder(target)))
          leaks.push(`${source.path} → ${target}`);
        if (/^node:/.test(target)) leaks.push(`${source.path} → ${target}`);
        const next = byPath.get(target);
        if (next) waiting.push(next);
      }
    }
    expect(leaks).toEqual([]);
  });

  it("writes sentences in message files, never in code", () => {
    const spoken = shipped
      // Names and titles that come with the data are data.
      .filter(({ path }) => !/^(geodata|lib\/geodata|app\/_messages)\//.test(path))
      .filter(({ text }) => /[\u3131-\u318e\uac00-\ud7a3]/.test(stripComments(text)))
      .map(({ path }) => path);
    expect(spoken).toEqual([]);
  });

  it("never silences the type checker", () => {
    const cast = /\bas any\b|\bas unknown as\b|<any>|: any\b/;
    const directive = /@ts-(ignore|nocheck|expect-error)\b/;
    const silenced = shipped
      .filter(({ text }) => cast.test(stripComments(text)) || directive.test(text))
      .map(({ path }) => path);
    expect(silenced).toEqual([]);
  });

  it("names files in kebab-case after what they hold, without barrels or catch-alls", () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|fixture|config|d))?\.(ts|tsx|mjs)$/;
    const odd = sources
      .map(({ path }) => path)
      .filter((path) => {
        const file = basename(path);
        return !name.test(file) || /^(index|utils?|helpers?|common|misc)\./.test(file);
      });
    expect(odd).toEqual([]);
  });

  it("keeps the root for what tools insist on finding there", () => {
    const files = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(m?[jt]sx?|json|md|css|ya?ml)$/.test(entry.name))
      .map(({ name }) => name);
    expect(files.filter((name) => !rootFiles.includes(name))).toEqual([]);
  });
});
