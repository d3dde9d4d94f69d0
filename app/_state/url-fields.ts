import type { z } from "zod";
import {
  accessRulesSchema,
  criterionCapsSchema,
  gridRulesSchema,
  limitRulesSchema,
  reinforcementRulesSchema,
  renewableRulesSchema,
  type Scenario,
  scenarioSchema,
  siteRulesSchema,
  spreadRulesSchema,
  weightsSchema,
} from "@/lib/schema/scenario";
import {
  readList,
  readNullableNumber,
  readNumber,
  readPair,
  writeNullableNumber,
  writeNumber,
  writePair,
} from "./url-values";

/** One scenario field in the address: how it is written, and read (undefined = invalid). */
export interface UrlField {
  readonly key: string;
  /** Dotted path of the field, as errors name it. */
  readonly path: string;
  write(scenario: Scenario): string;
  read(text: string, into: Scenario): Scenario | undefined;
}

/** Builds a field from a part of the scenario, a zod schema and a text form. */
function describeField<T>(
  key: string,
  path: string,
  schema: z.ZodType<T>,
  get: (scenario: Scenario) => T,
  set: (scenario: Scenario, value: T) => Scenario,
  text: { write(value: T): string; read(text: string): unknown },
): UrlField {
  return {
    key,
    path,
    write: (scenario) => text.write(get(scenario)),
    read: (raw, into) => {
      const parsed = schema.safeParse(text.read(raw));
      return parsed.success ? set(into, parsed.data) : undefined;
    },
  };
}

const asNumber = { write: writeNumber, read: readNumber };
const asNullableNumber = { write: writeNullableNumber, read: readNullableNumber };
const asWord = { write: (value: string) => value, read: (text: string) => text };

type Numeric<T> = { [K in keyof T]-?: T[K] extends number ? K : never }[keyof T];

const weightField = (key: string, id: keyof Scenario["weights"]) =>
  describeField(
    key,
    `weights.${id}`,
    weightsSchema.shape[id],
    (s) => s.weights[id],
    (s, value) => ({ ...s, weights: { ...s.weights, [id]: value } }),
    asNumber,
  );

const siteField = (key: string, id: Numeric<Scenario["site"]>) =>
  describeField(
    key,
    `site.${id}`,
    siteRulesSchema.shape[id],
    (s) => s.site[id],
    (s, value) => ({ ...s, site: { ...s.site, [id]: value } }),
    asNumber,
  );

const renewableField = (key: string, id: Numeric<Scenario["renewables"]>) =>
  describeField(
    key,
    `renewables.${id}`,
    renewableRulesSchema.shape[id],
    (s) => s.renewables[id],
    (s, value) => ({ ...s, renewables: { ...s.renewables, [id]: value } }),
    asNumber,
  );

const accessField = (key: string, id: keyof Scenario["access"]) =>
  describeField(
    key,
    `access.${id}`,
    accessRulesSchema.shape[id],
    (s) => s.access[id],
    (s, value) => ({ ...s, access: { ...s.access, [id]: value } }),
    asNumber,
  );

const capField = (key: string, id: keyof Scenario["criterionCaps"]) =>
  describeField(
    key,
    `criterionCaps.${id}`,
    criterionCapsSchema.shape[id],
    (s) => s.criterionCaps[id],
    (s, value) => ({ ...s, criterionCaps: { ...s.criterionCaps, [id]: value } }),
    asNullableNumber,
  );

const reinforcementField = (key: string, id: keyof Scenario["reinforcement"]) =>
  describeField(
    key,
    `reinforcement.${id}`,
    reinforcementRulesSchema.shape[id],
    (s) => s.reinforcement[id],
    (s, value) => ({ ...s, reinforcement: { ...s.reinforcement, [id]: value } }),
    asNumber,
  );

const gridField = (key: string, id: Numeric<Scenario["grid"]>) =>
  describeField(
    key,
    `grid.${id}`,
    gridRulesSchema.shape[id],
    (s) => s.grid[id],
    (s, value) => ({ ...s, grid: { ...s.grid, [id]: value } }),
    asNumber,
  );

const limitField = <K extends "bus" | "province">(key: string, id: K) =>
  describeField<string>(
    key,
    `limits.${id}`,
    limitRulesSchema.shape[id],
    (s) => s.limits[id],
    (s, value) => ({ ...s, limits: limitRulesSchema.parse({ ...s.limits, [id]: value }) }),
    asWord,
  );

const locks = {
  write: (value: Scenario["lockedIn"]) =>
    value
      .map((lock) =>
        lock.minMw === null && lock.maxMw === null
          ? lock.id
          : `${lock.id}:${writePair(lock.minMw, lock.maxMw)}`,
      )
      .join(","),
  read: (text: string) =>
    readList(text).map((part) => {
      const [id = "", range] = part.split(":");
      const pair = range === undefined ? { min: null, max: null } : readPair(range);
      return { id, minMw: pair ? pair.min : Number.NaN, maxMw: pair ? pair.max : null };
    }),
};

const bounds = {
  write: (value: Scenario["provinceBounds"]) =>
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([code, bound]) => `${code}:${writePair(bound.minMw, bound.maxMw)}`)
      .join(","),
  read: (text: string) =>
    Object.fromEntries(
      readList(text).map((part) => {
        const [code = "", range = ""] = part.split(":");
        const pair = readPair(range);
        return [code, { minMw: pair?.min ?? 0, maxMw: pair ? pair.max : Number.NaN }];
      }),
    ),
};

const ownSites = {
  write: (value: Scenario["ownSites"]) =>
    value
      .map((own) =>
        [own.id, writeNumber(own.lon), writeNumber(own.lat), encodeName(own.name)].join("~"),
      )
      .join(","),
  read: (text: string) =>
    readList(text).map((part) => {
      const [id, lon = "", lat = "", name = ""] = part.split("~");
      return { id, lon: readNumber(lon), lat: readNumber(lat), name: decodeName(name) };
    }),
};

/** `~` parts the members of a site, so it is escaped as well. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("~", "%7E");
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const top = scenarioSchema.shape;

/** Every field of the scenario, in the order of the address. */
export const urlFields: readonly UrlField[] = [
  describeField(
    "t",
    "targetMw",
    top.targetMw,
    (s) => s.targetMw,
    (s, targetMw) => ({ ...s, targetMw }),
    asNumber,
  ),
  weightField("wg", "grid"),
  weightField("wd", "decentralisation"),
  weightField("wr", "renewables"),
  weightField("wa", "access"),
  siteField("min", "minMw"),
  siteField("max", "maxMw"),
  siteField("nmin", "minCount"),
  siteField("nmax", "maxCount"),
  describeField(
    "mod",
    "site.moduleMw",
    siteRulesSchema.shape.moduleMw,
    (s) => s.site.moduleMw,
    (s, moduleMw) => ({ ...s, site: { ...s.site, moduleMw } }),
    asNullableNumber,
  ),
  siteField("sep", "separationKm"),
  limitField("bus", "bus"),
  limitField("prov", "province"),
  describeField(
    "ci",
    "limits.capitalInterfaceMw",
    limitRulesSchema.shape.capitalInterfaceMw,
    (s) => s.limits.capitalInterfaceMw,
    (s, capitalInterfaceMw) => ({ ...s, limits: { ...s.limits, capitalInterfaceMw } }),
    asNullableNumber,
  ),
  describeField(
    "sz",
    "limits.seismicZone1MaxShare",
    limitRulesSchema.shape.seismicZone1MaxShare,
    (s) => s.limits.seismicZone1MaxShare,
    (s, seismicZone1MaxShare) => ({ ...s, limits: { ...s.limits, seismicZone1MaxShare } }),
    asNumber,
  ),
  accessField("ls", "latencyBoundShare"),
  accessField("lr", "latencyRadiusKm"),
  renewableField("rr", "radiusKm"),
  renewableField("lf", "loadFactor"),
  renewableField("rm", "minMatchedShare"),
  describeField<string>(
    "mt",
    "renewables.matching",
    renewableRulesSchema.shape.matching,
    (s) => s.renewables.matching,
    (s, matching) => ({
      ...s,
      renewables: renewableRulesSchema.parse({ ...s.renewables, matching }),
    }),
    asWord,
  ),
  describeField(
    "cap",
    "capitalShareCap",
    top.capitalShareCap,
    (s) => s.capitalShareCap,
    (s, capitalShareCap) => ({ ...s, capitalShareCap }),
    asNumber,
  ),
  capField("cg", "grid"),
  capField("cd", "decentralisation"),
  capField("cr", "renewables"),
  capField("ca", "access"),
  reinforcementField("am", "maxMwPerLimit"),
  reinforcementField("aw", "weightMwPerMw"),
  describeField<string>(
    "sm",
    "spread.measure",
    spreadRulesSchema.shape.measure,
    (s) => s.spread.measure,
    (s, measure) => ({ ...s, spread: spreadRulesSchema.parse({ measure }) }),
    asWord,
  ),
  describeField(
    "pb",
    "provinceBounds",
    top.provinceBounds,
    (s) => s.provinceBounds,
    (s, provinceBounds) => ({ ...s, provinceBounds }),
    bounds,
  ),
  describeField(
    "own",
    "ownSites",
    top.ownSites,
    (s) => s.ownSites,
    (s, value) => ({ ...s, ownSites: value }),
    ownSites,
  ),
  describeField(
    "in",
    "lockedIn",
    top.lockedIn,
    (s) => s.lockedIn,
    (s, lockedIn) => ({ ...s, lockedIn }),
    locks,
  ),
  describeField(
    "out",
    "lockedOut",
    top.lockedOut,
    (s) => s.lockedOut,
    (s, lockedOut) => ({ ...s, lockedOut }),
    { write: (ids) => ids.join(","), read: readList },
  ),
  describeField<string>(
    "gm",
    "grid.model",
    gridRulesSchema.shape.model,
    (s) => s.grid.model,
    (s, model) => ({ ...s, grid: gridRulesSchema.parse({ ...s.grid, model }) }),
    asWord,
  ),
  describeField<readonly string[]>(
    "gh",
    "grid.hours",
    gridRulesSchema.shape.hours,
    (s) => s.grid.hours,
    (s, hours) => ({ ...s, grid: gridRulesSchema.parse({ ...s.grid, hours }) }),
    { write: (ids) => ids.join(","), read: readList },
  ),
  gridField("gr", "ratingFactor"),
  gridField("gs", "reserveMarginPct"),
  describeField(
    "gi",
    "grid.capitalImportCapMw",
    gridRulesSchema.shape.capitalImportCapMw,
    (s) => s.grid.capitalImportCapMw,
    (s, capitalImportCapMw) => ({ ...s, grid: { ...s.grid, capitalImportCapMw } }),
    asNullableNumber,
  ),
  describeField<string>(
    "eng",
    "engine",
    top.engine,
    (s) => s.engine,
    (s, engine) => ({ ...s, engine: top.engine.parse(engine) }),
    asWord,
  ),
  describeField(
    "tl",
    "timeLimitS",
    top.timeLimitS,
    (s) => s.timeLimitS,
    (s, timeLimitS) => ({ ...s, timeLimitS }),
    asNumber,
  ),
];
