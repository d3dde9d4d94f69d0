import { z } from "zod";
import { widenedRuleSchema } from "./announced";
import { siteNameSchema } from "./plan";
import { scenarioSchema } from "./scenario";
import { errorSchema } from "./solve-response";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();

/** Which of the two things in an edited file is meant: its scenario, or its sites as they stand. */
export const siteChoiceSchema = z
  .enum(["scenario", "asLocks"])
  .describe(
    "Of a GeoJSON file whose sites are not its scenario's plan. scenario: the scenario as it is; asLocks: the sites of the file, their sizes fixed",
  );

/** What the plan that was exported had at a site: kept in the file's member `bunsan`. */
export const recordedSiteSchema = z.object({
  id: z.string(),
  name: siteNameSchema,
  lon: number,
  lat: number,
  loadMw: number,
});

const told = { id: z.string(), name: siteNameSchema };

/** How the sites of a file differ from the plan of its scenario; everything is added where it has none. */
export const siteDifferencesSchema = z.strictObject({
  deleted: z.array(z.strictObject({ ...told, loadMw: number })),
  changed: z.array(
    z.strictObject({
      ...told,
      fromMw: number,
      toMw: known.describe("Null = the file gives no size any more"),
    }),
  ),
  moved: z.array(z.strictObject({ ...told, lon: number, lat: number, movedKm: number })),
  added: z.array(
    z.strictObject({
      feature: z.int().describe("Position in the file, from 0"),
      name: z.string(),
      lon: number,
      lat: number,
      loadMw: known,
    }),
  ),
  siteCount: z.strictObject({ from: known, to: z.int() }),
  placedMw: z.strictObject({ from: known, to: number }),
});

/** A scenario that holds the sites of a file. */
export const heldSitesSchema = z.strictObject({
  scenario: scenarioSchema,
  changes: z
    .array(widenedRuleSchema)
    .describe("Rules that had to give way to the sites, and the target: what they carry together"),
  sizeProperty: z
    .string()
    .nullable()
    .describe("Property of the features that was read as their size; null = none was found"),
});

/** Body of `POST /api/files`. */
export const fileRequestSchema = z.strictObject({
  file: z.looseObject({}).describe("A GeoJSON FeatureCollection"),
  scenario: scenarioSchema
    .prefault({})
    .describe("Takes the sites of a file that carries no scenario of its own"),
});

/** What a file holds, before anything is solved. */
export const fileResponseSchema = z.strictObject({
  kind: z
    .enum(["scenario", "edited", "sites"])
    .describe(
      "scenario: an export as it was; edited: an export whose sites are no longer its plan's; sites: points without a scenario of ours",
    ),
  scenario: scenarioSchema.nullable().describe("The file's own; null where it has none"),
  differences: siteDifferencesSchema.nullable(),
  asLocks: heldSitesSchema
    .nullable()
    .describe("The file's sites with their sizes fixed; null where they cannot be taken"),
  unreadable: z
    .strictObject({ code: z.string(), message: z.string(), field: z.string().optional() })
    .nullable()
    .describe("Why the file's sites cannot be taken"),
});

/** The answer to a file that can be understood in more than one way. */
export const choiceNeededSchema = errorSchema.extend({
  differences: siteDifferencesSchema,
  choices: z.array(siteChoiceSchema).describe("Values of `sites` that answer it"),
});

export type SiteChoice = z.infer<typeof siteChoiceSchema>;
export type RecordedSite = z.infer<typeof recordedSiteSchema>;
export type SiteDifferences = z.infer<typeof siteDifferencesSchema>;
export type HeldSites = z.infer<typeof heldSitesSchema>;
export type FileResponse = z.infer<typeof fileResponseSchema>;
