import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = process.cwd();

export interface Import {
  /** A project file as its path from the root without ending, or the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;"'`]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

function readImports(path: string, text: string): Import[] {
  return [...text.matchAll(statement)].map(([, type, fixed, lazy]) => {
    const name = fixed ?? lazy ?? "";
    const typeOnly = type !== undefined;
    if (!name.startsWith(".") && !name.startsWith("@/")) return { target: name, typeOnly };
    const full = name.startsWith("@/")
      ? join(root, name.slice(2))
      : resolve(root, dirname(path), name);
    return { target: dropEnding(relative(root, full).split(sep).join("/")), typeOnly };
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

export function dropEnding(path: string): string {
  return path.replace(/\.(ts|tsx|mjs)$/, "");
}

/** Every source file of the project, tests included, with what it imports (types as well). */
export function readSources(): Source[] {
  return ["app", "lib", "e2e", "geodata"]
    .flatMap(listFiles)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes("/.output/"))
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, imports: readImports(path, text) };
    });
}

/** Whether a file is for tests alone. */
export function isTest(path: string): boolean {
  return /\.(test|spec|fixture)\.|\/fixtures\/|^e2e\//.test(path);
}

/**
 * The groups of nodes that reach each other along arrows, of two nodes and more (strongly connected
 * components, Tarjan 1972).
 */
export function findCircles(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const number = numbers.size;
    numbers.set(node, number);
    let low = number;
    path.push(node);
    for (const next of arrows.get(node) ?? []) {
      const known = numbers.get(next);
      if (known === undefined) low = Math.min(low, visit(next));
      else if (path.includes(next)) low = Math.min(low, known);
    }
    lowest.set(node, low);
    if (low === number) {
      const circle = path.splice(path.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const node of arrows.keys()) if (!numbers.has(node)) visit(node);
  return circles.sort();
}
