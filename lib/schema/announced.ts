import { z } from "zod";
import { baselineBreachSchema } from "./baselines";
import { certificateSchema, gridCheckSchema, planSchema, siteNameSchema } from "./plan";
import { provinceCodeSchema, scenarioSchema } from "./scenario";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();
const placeSchema = z.strictObject({ lon: number, lat: number });
const projectIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** How far a project is; the order is that in which projects keep their MW where some must yield. */
export const projectStatuses = [
  "construction",
  "planned",
  "announced",
  "MOU",
  "stalled",
  "concept",
] as const;

/** A project of the press, as it was told. Places are approximate; null is unknown. */
export const announcedProjectSchema = z.strictObject({
  id: projectIdSchema,
  name: siteNameSchema,
  status: z.enum(projectStatuses),
  mw: known.describe("Power named, MW, of the kind that `mwKind` says"),
  mwKind: z
    .enum(["IT", "power capacity", "supply", "planned", "up to", "initial", "unstated"])
    .nullable(),
  mwTold: z.string().nullable().describe("What the source says of the figure, in its words"),
  online: z.string().nullable().describe("When it is to run, in the words of the source"),
  year: z.int().nullable().describe("Year by which all of it is told to run; null = not told"),
  place: placeSchema.nullable(),
  municipality: z.string().nullable(),
  province: provinceCodeSchema.nullable(),
  regions: z
    .array(provinceCodeSchema)
    .describe("Provinces of a region named without a place; empty where the place is known"),
  partOf: z.string().nullable().describe("Project of which it is a phase: not counted beside it"),
  mayBeIn: z
    .string()
    .nullable()
    .describe("Project at the same place whose figure may hold this one: not counted beside it"),
  source: z.string(),
  confidence: z.string(),
});

/** Where a project would connect: the station nearest to its approximate place. */
export const projectSiteSchema = z.strictObject({
  id: z.string().describe("Id of its own site in scenarios"),
  station: siteNameSchema,
  kv: number,
  bus: known,
  connectionKm: number,
  km345: known.describe("Distance to the nearest station of 345 kV or more, km"),
});

export const projectFitSchema = announcedProjectSchema.extend({
  /** It can be placed: its MW and a place or a region are known. */
  placeable: z.boolean(),
  byDefault: z.boolean().describe("In the set unless one says otherwise"),
  chosen: z.boolean(),
  countedIn: z
    .string()
    .nullable()
    .describe("Chosen project whose MW this one's are counted with; null = counted by itself"),
  fitMw: known.describe("MW of it that fit beside the others; null where it is not counted"),
  site: projectSiteSchema.nullable(),
});

/** A limit that the set touches, in the order in which it binds as all projects grow alike. */
export const projectLimitSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["voltage", "bus", "province", "province-bound", "capital-interface", "region"]),
  /** Bus number, province code, id of the project (voltage, region), or "". */
  subject: z.string(),
  askedMw: number,
  availableMw: number,
  bindsAt: number.describe("availableMw ÷ askedMw: the part of every project at which it binds"),
  source: z.string(),
  projects: z.array(z.string()),
  place: placeSchema.nullable().describe("Where a bus stands; null for other limits"),
});

/** What has been told to run by the end of a year, against the same limits. */
export const projectYearSchema = z.strictObject({
  year: z.int().nullable().describe("Null = projects without a year, last"),
  addedMw: number,
  totalMw: number,
  missingMw: number.describe("Least MW of all so far that do not fit"),
  breaks: z.array(z.string()).describe("Ids of the limits that the year is the first to break"),
});

export const projectSetSchema = z.strictObject({
  count: z.int(),
  mw: number,
  byKind: z.array(z.strictObject({ kind: z.string(), mw: number })),
  fitMw: number.describe("Most MW of the set that fit, projects divided where need be"),
  missingMw: number.describe("Least MW that do not fit"),
  missingAt345Mw: number.describe("The same if each project had a line of 345 kV or more"),
  scale: number.describe("Largest part of every project at once that fits, 0–1"),
  verified: z.boolean().describe("What fits keeps these limits in the independent check"),
});

/** A rule that had to widen so that the projects can be sites at all. */
export const widenedRuleSchema = z.strictObject({
  field: z.enum([
    "site.minMw",
    "site.maxMw",
    "site.moduleMw",
    "site.separationKm",
    "site.maxCount",
    "targetMw",
  ]),
  from: known,
  to: known,
});

export const announcedColumnSchema = z.strictObject({
  id: z
    .enum(["announced", "free", "locked"])
    .describe(
      "announced: the projects with a place as told; free: the same MW anywhere; locked: what fits of the projects, the rest placed best",
    ),
  totals: planSchema.shape.totals,
  criteria: planSchema.shape.criteria,
  status: certificateSchema.shape.status.nullable().describe("Null: as told, nothing was solved"),
  gap: known,
  verified: z.boolean(),
  breaches: z.array(baselineBreachSchema),
  gridCheck: gridCheckSchema.nullable(),
});

/** Body of `POST /api/announced`. */
export const announcedRequestSchema = z.strictObject({
  scenario: scenarioSchema.prefault({}),
  projects: z
    .array(projectIdSchema)
    .max(50)
    .nullable()
    .default(null)
    .describe("Ids of the projects of the set; null = those counted by default"),
  compare: z.boolean().default(false).describe("Also solve for the same MW placed otherwise"),
});

export const announcedResponseSchema = z.strictObject({
  scenario: scenarioSchema,
  dataVersion: z.string(),
  projects: z.array(projectFitSchema),
  set: projectSetSchema,
  limits: z.array(projectLimitSchema),
  years: z.array(projectYearSchema),
  lock: z
    .strictObject({ scenario: scenarioSchema, mw: number, widened: z.array(widenedRuleSchema) })
    .describe("The scenario with what fits of the projects with a place held in it"),
  comparison: z
    .strictObject({
      targetMw: number.describe("MW of the projects with a place"),
      widened: z.array(widenedRuleSchema),
      columns: z.array(announcedColumnSchema),
    })
    .nullable(),
});

export type AnnouncedProject = z.infer<typeof announcedProjectSchema>;
export type ProjectFit = z.infer<typeof projectFitSchema>;
export type ProjectSite = z.infer<typeof projectSiteSchema>;
export type ProjectLimit = z.infer<typeof projectLimitSchema>;
export type ProjectYear = z.infer<typeof projectYearSchema>;
export type ProjectSet = z.infer<typeof projectSetSchema>;
export type WidenedRule = z.infer<typeof widenedRuleSchema>;
export type AnnouncedColumn = z.infer<typeof announcedColumnSchema>;
export type AnnouncedRequest = z.infer<typeof announcedRequestSchema>;
export type AnnouncedResponse = z.infer<typeof announcedResponseSchema>;

/** Id of a project's own site in scenarios: `x` and its letters and digits. */
export function nameProjectSite(id: string): string {
  return `x${id.replaceAll("-", "")}`;
}
