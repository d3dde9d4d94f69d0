import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { dropEnding, findCircles, isTest, readSources } from "./read-sources.fixture";

const root = process.cwd();

/** Rooms and what each may import of the others, top floor first: arrows point down only. */
type Floors = Record<string, readonly string[]>;

/** Folders of `lib/`; a file directly in it is a room of its own. */
const libFloors: Floors = {
  cli: [
    ...["instances", "planning", "siting", "grid", "solver", "db", "geodata", "async", "lp"],
    ...["schema", "errors", "solve-scenario"],
  ],
  // The composition root: everything is made here, and handed down.
  service: [
    ...["show-grid", "solve-scenario", "planning", "http", "geodata", "solver", "async", "schema"],
    ...["errors", "env", "log"],
  ],
  "show-grid": ["grid", "solver/solver", "async", "schema", "errors"],
  "solve-scenario": [
    ...[
      "planning",
      "http",
      "geodata",
      "solver/solver",
      "async",
      "geo",
      "schema",
      "errors",
      "units",
    ],
  ],
  planning: [
    ...["siting", "solver/solver", "async", "lp", "grid", "geo", "schema", "units", "errors"],
  ],
  instances: ["siting", "grid", "solver", "errors"],
  siting: ["lp", "grid", "geo", "schema", "units", "errors"],
  grid: ["matlab", "schema", "lp", "solver/solver", "units", "errors"],
  matlab: ["errors"],
  solver: ["lp", "errors"],
  geodata: ["async", "schema", "geo", "units", "errors"],
  db: ["schema", "errors", "log"],
  http: ["schema", "errors", "log", "env"],
  geo: ["schema", "units", "errors"],
  async: ["errors"],
  log: ["env"],
  schema: ["units"],
  lp: [],
  env: [],
  errors: [],
  units: [],
};

/** Rooms of `lib/planning`: questions → what they share → one answer → one solve → the network. */
const planningFloors: Floors = {
  "one-plan": ["no-plan", "known", "certify", "search", "warm", "network"],
  prices: ["ask", "network"],
  weights: ["ask", "search", "warm"],
  why: ["no-plan", "ask", "network"],
  alternatives: ["ask", "certify", "search", "warm", "network"],
  robustness: ["ask", "certify", "search", "warm", "network"],
  announced: ["ask", "baselines"],
  years: ["certify", "search", "warm", "network"],
  "trade-off": ["certify", "search", "warm", "network"],
  "no-plan": ["known", "certify", "search", "warm", "network"],
  known: ["search", "warm", "network"],
  ask: ["certify", "search", "warm", "network"],
  certify: ["search", "warm", "network"],
  search: ["warm"],
  warm: ["network"],
  baselines: ["network"],
  network: [],
};

/** Rooms of `app/`: the page over map and features, these over the plan on screen. */
const appFloors: Floors = {
  page: ["_page", "_plan"],
  layout: ["_page", "_features"],
  _page: ["_map", "_features", "_plan", "_scenario", "_ui"],
  _map: ["_features", "_plan", "_client", "_ui", "_i18n"],
  _features: ["_plan", "_client", "_scenario", "_ui", "_i18n"],
  _plan: ["_client", "_scenario", "_ui"],
  error: ["_ui"],
  "not-found": ["_ui"],
  api: [],
  _front: ["_i18n"],
  _ui: ["_client", "_scenario"],
  _client: ["_scenario"],
  _i18n: [],
  _scenario: [],
};

const featureFloors: Floors = {
  header: ["library"],
  library: ["announced", "answer"],
  answer: ["announced", "options", "trade-off", "years", "grid", "why"],
  controls: ["why"],
  announced: [],
  options: [],
  "trade-off": [],
  years: ["grid"],
  why: [],
  grid: [],
};

/** Folders that only compute, and the packages each may use. */
const purePackages: Record<string, string[]> = {
  errors: [],
  units: [],
  schema: ["zod"],
  geo: ["@turf/turf", "geojson"],
  matlab: [],
  grid: [],
  lp: [],
  siting: [],
};

/** What a browser may receive of `lib/`. */
const clientFolders = ["schema", "units", "errors"];

const rootFiles = [
  ...[
    "LICENSE",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "biome.json",
    "instrumentation.ts",
  ],
  ...["next.config.mjs", "next-env.d.ts", "package.json", "package-lock.json"],
  ...["postcss.config.mjs", "tsconfig.json", "vitest.config.ts"],
];

const sources = readSources();
const shipped = sources.filter(({ path }) => !isTest(path));
const shippedPaths = new Set(shipped.map(({ path }) => dropEnding(path)));
const isProjectFile = (target: string) => /^(app|lib|e2e|geodata|prisma)\//.test(target);

/** `lib/grid/ptdf.ts` in `lib` → `grid`; a file directly in the folder is a room of its own. */
function findRoom(path: string, folder: string): string {
  return dropEnding(path.slice(folder.length + 1).split("/")[0] ?? "");
}

/** Imports of files below `folder` from one of its rooms into another that its floors do not name. */
function listStrayArrows(folder: string, floors: Floors): string[] {
  const isInside = (path: string) => path.startsWith(`${folder}/`);
  return shipped
    .filter(({ path }) => isInside(path))
    .flatMap(({ path, imports }) => {
      const room = findRoom(path, folder);
      return imports
        .map(({ target }) => target)
        .filter((target) => shippedPaths.has(target) && isInside(target))
        .filter((target) => findRoom(target, folder) !== room)
        .filter((target) => {
          const inner = target.slice(folder.length + 1);
          return !floors[room]?.some((name) => inner === name || inner.startsWith(`${name}/`));
        })
        .map((target) => `${path} → ${target}`);
    });
}

const housesWithFloors: [string, Floors][] = [
  ["lib", libFloors],
  ["lib/planning", planningFloors],
  ["app", appFloors],
  ["app/_features", featureFloors],
];

/** The text without comments, so that a rule is about code. */
function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`\\])\/\/.*$/gm, "$1");
}

describe("the layout", () => {
  it.each(housesWithFloors)(
    "lets imports between the rooms of %s point down only",
    (folder, floors) => {
      expect(listStrayArrows(folder, floors)).toEqual([]);
      const names = Object.keys(floors);
      const upward = names.flatMap((room, floor) =>
        (floors[room] ?? [])
          .filter((below) => names.indexOf(below.split("/")[0] ?? "") <= floor)
          .map((below) => `${room} → ${below}`),
      );
      expect(upward).toEqual([]);
    },
  );

  it.each(housesWithFloors)("knows every room of %s", (folder, floors) => {
    const rooms = new Set(
      shipped
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .map(({ path }) => findRoom(path, folder)),
    );
    expect([...rooms].sort()).toEqual(Object.keys(floors).sort());
  });

  it("has no circle of files, types included", () => {
    const arrows = new Map(
      shipped.map(({ path, imports }) => [
        dropEnding(path),
        imports.map(({ target }) => target).filter(isProjectFile),
      ]),
    );
    expect(findCircles(arrows)).toEqual([]);
  });

  it("finds the circles in a drawing of arrows", () => {
    const arrows = { a: ["b"], b: ["c", "d"], c: ["a"], d: ["e"], e: ["d", "f"], f: [] };
    expect(findCircles(new Map(Object.entries(arrows)))).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
    ]);
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
      const packages = path.startsWith("lib/") ? purePackages[findRoom(path, "lib")] : undefined;
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
        if (inLib && !clientFolders.includes(findRoom(target, "lib")))
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
    const name =
      /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|nightly\.test|spec|fixture|config|d))?\.(ts|tsx|mjs)$/;
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
