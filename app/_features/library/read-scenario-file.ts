import { z } from "zod";
import {
  type LeftOut,
  leaveOut,
  type ReadScenario,
  replaceZeroWeights,
} from "@/app/_scenario/left-out";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import type { PlanCollection } from "@/lib/solve-scenario/export-geojson";

const exportSchema = z.object({
  type: z.literal("FeatureCollection"),
  bunsan: z.looseObject({ scenario: z.record(z.string(), z.unknown()) }),
});

/** What our exports hold beside the scenario: results, which a new solve replaces. */
const results: Record<Exclude<keyof PlanCollection["bunsan"], "scenario">, true> = {
  dataVersion: true,
  sites: true,
  certificate: true,
  totals: true,
  notice: true,
  sources: true,
};

/** A scenario file is read in so many passes at most: each takes out all that is at fault. */
const MOST_PASSES = 20;

/** What a chosen file held: a scenario and what was left out of it, or nothing of ours (null). */
export function readScenarioFile(text: string): ReadScenario | null {
  const file = exportSchema.safeParse(parseJson(text));
  if (!file.success) return null;
  const { scenario: body, ...others } = file.data.bunsan;
  const leftOut = Object.entries(others)
    .filter(([key]) => !Object.hasOwn(results, key))
    .map(([key, value]) => leaveOut(null, describe(`bunsan.${key}`, value), "unknown"));
  const scenario = readLeniently(body, leftOut);
  return scenario && replaceZeroWeights({ scenario, leftOut });
}

/** The same file with another scenario in it; the text as it is where it is none of ours. */
export function replaceScenario(text: string, scenario: Scenario): string {
  const file = z.looseObject({ bunsan: z.looseObject({}) }).safeParse(parseJson(text));
  if (!file.success) return text;
  return JSON.stringify({ ...file.data, bunsan: { ...file.data.bunsan, scenario } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Path = readonly PropertyKey[];

/** A part of a scenario that its schema refuses. */
interface Fault {
  readonly path: Path;
  readonly why: "unknown" | "unreadable";
}

/** Reads a scenario without what its schema refuses, which is noted in `leftOut`. */
function readLeniently(body: Record<string, unknown>, leftOut: LeftOut[]): Scenario | null {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const parsed = scenarioSchema.safeParse(body);
    if (parsed.success) return parsed.data;
    const faults = listFaults(parsed.error.issues);
    const parts = faults.map(({ path, why }) => {
      const name = path.join(".");
      return { path, part: leaveOut(name, describe(name, readAt(body, path)), why) };
    });
    if (parts.length === 0) return null;
    leftOut.push(...parts.map(({ part }) => part));
    for (const { path } of parts) takeOut(body, path);
  }
  return null;
}

/** Faults, each once: unknown keys, then values, those of a list from its end. */
function listFaults(issues: readonly z.core.$ZodIssue[]): Fault[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  const others = issues.filter(({ code }) => code !== "unrecognized_keys");
  const parts = new Map(
    others
      .map(({ path }) => findPart(path))
      .filter((path) => path.length > 0)
      .map((path) => [path.join("\n"), path]),
  );
  return [
    ...unknown.map((path): Fault => ({ path, why: "unknown" })),
    ...[...parts.values()]
      .sort((one, other) => Number(other.at(-1)) - Number(one.at(-1)) || 0)
      .map((path): Fault => ({ path, why: "unreadable" })),
  ];
}

/** The smallest part around a value that means something by itself: a field, site, lock or bound. */
function findPart(path: Path): Path {
  const position = path.findIndex((key) => typeof key === "number");
  if (position >= 0) return path.slice(0, position + 1);
  return path[0] === "provinceBounds" ? path.slice(0, 2) : path;
}

function readAt(body: unknown, path: Path): unknown {
  let value: unknown = body;
  for (const key of path) {
    const isHolder = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = isHolder ? Reflect.get(Object(value), key) : undefined;
  }
  return value;
}

function takeOut(body: unknown, path: Path): void {
  const holder = readAt(body, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof holder !== "object" || holder === null || key === undefined) return;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function describe(path: string, value: unknown): string {
  return `${path}: ${JSON.stringify(value)}`;
}
