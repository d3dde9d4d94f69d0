import { z } from "zod";
import { stressHourIdSchema } from "./grid-data";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();

export const siteNameSchema = z.strictObject({ ko: z.string(), en: z.string() });

export const planSiteSchema = z.strictObject({
  id: z.string(),
  name: siteNameSchema,
  /** MOIS province code, 2026-07-01 units. */
  province: z.string(),
  /** MOIS municipality code (sgg), as a string. */
  municipality: z.string(),
  outsideKm: number.describe(
    "0 inside its municipality; else km to the border of the nearest, which was taken",
  ),
  lon: number,
  lat: number,
  loadMw: number,
  /** Largest load the rules allow at this place alone, MW. */
  capMw: number,
  kv: known,
  /** Nearest bus of the network model; null where the model has none (Jeju). */
  bus: known,
  matchedMw: number.describe("Mean MW matched with renewables nearby"),
  /** Ids of the limits that bind at this site. */
  binding: z.array(z.string()),
});

/**
 * Mean MW of a place's solar and wind that a site's load is matched with over the year; with hourly
 * matching the mean output of the part contracted, which some blocks leave unused.
 */
export const planMatchSchema = z.strictObject({
  /** Id of the site. */
  site: z.string(),
  /** Bus of the network model at which the solar and wind power stands. */
  bus: z.int(),
  meanMw: number,
  distanceKm: number,
});

export const criterionValueSchema = z.strictObject({
  id: z.enum(["grid", "decentralisation", "renewables", "access"]),
  value: number,
  unit: z.string(),
  ideal: number.describe("Best value reachable in this scenario, power flows aside"),
  nadir: number.describe("Value when the other criteria are put first"),
  normalised: number.describe("(value − ideal) ÷ (nadir − ideal)"),
  weight: number.describe("Weight after scaling to a sum of 1"),
});

/** A branch of the network model that holds a plan back. */
export const networkLineSchema = z.strictObject({
  branch: z.int(),
  fromBus: z.int(),
  toBus: z.int(),
  from: siteNameSchema,
  to: siteNameSchema,
  kv: z.int(),
  /** The branch that loses a circuit; null = the limit holds with every circuit in service. */
  outage: z.int().nullable(),
  mwPerRatingMw: number.describe("MW of new load that one more MW of rating lets through"),
});

/** What a limit of the network model rests on. */
export const networkLimitSchema = z.strictObject({
  hour: stressHourIdSchema,
  date: z.string(),
  /** Hour ending, 1–24. */
  hourOfDay: z.int(),
  limitedBy: z.enum(["generation", "reserve", "lines", "capital-import"]),
  /** Largest worth first; empty unless lines decide. */
  lines: z.array(networkLineSchema),
});

export const limitUseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    "target",
    "bus",
    "province",
    "province-bound",
    "capital-interface",
    "capital-share",
    "site-count",
    "matched-share",
    "separation",
    "seismic-share",
    "latency-share",
    "criterion-cap",
    "network",
  ]),
  /**
   * Province code, bus number, stress hour of a network limit, criterion of a cap on one, or "" for
   * a national limit.
   */
  subject: z.string(),
  limit: number,
  used: number,
  unit: z.enum(["MW", "sites", "share", "km"]),
  binding: z.boolean(),
  source: z.string(),
  reinforcedMw: number
    .optional()
    .describe("Headroom that the plan adds to this limit and pays for in the grid criterion, MW"),
  network: networkLimitSchema
    .optional()
    .describe("Of a network limit: used and limit count each MW by its weight on the lines"),
});

export const provinceTotalSchema = z.strictObject({
  code: z.string(),
  loadMw: number,
  siteCount: z.int(),
  headroomMw: known,
  capital: z.boolean(),
});

export const planSchema = z.strictObject({
  sites: z.array(planSiteSchema),
  matches: z.array(planMatchSchema),
  totals: z.strictObject({
    targetMw: number,
    placedMw: number,
    unmetMw: number,
    siteCount: z.int(),
    capitalMw: number,
    capitalShare: number.describe("0–1, of placed MW"),
    matchedShare: number.describe("0–1, of the mean load"),
    matchedDistanceKm: known,
    accessKm: known.describe("Mean distance to residents, weighted by MW and people"),
    spreadDeviation: number.describe(
      "0–1, share of MW to move to reach the target spread outside the capital",
    ),
    provinceHhi: known
      .optional()
      .describe("Σ over provinces of (share of the placed MW)², exact; 1 = all in one"),
    perHeadVariation: known
      .optional()
      .describe(
        "Coefficient of variation of MW per resident over the provinces outside the capital region, exact; 0 = alike",
      ),
    refusalRiskMw: number.describe(
      "MW × share of requested MW that the published review called impossible",
    ),
  }),
  criteria: z.array(criterionValueSchema),
  provinces: z.array(provinceTotalSchema),
  limits: z.array(limitUseSchema),
});

export const certificateSchema = z.strictObject({
  status: z.enum(["optimal", "feasible", "infeasible", "unbounded", "no_solution", "cancelled"]),
  objective: known.describe("Σ weight × normalised criterion, 0 = every ideal at once"),
  bound: known,
  gap: known.describe("objective − bound, in units of the objective"),
  boundCheck: z
    .enum(["recomputed", "solver", "none"])
    .describe(
      "How far the bound is checked apart from the solver. recomputed: all of it follows, by weak duality on the model's own rows, from duals that were summed up anew; solver: the part above recomputedBound is what the solver's branch and bound states, for which there is no certificate; none: no bound is stated. Of an infeasible scenario: the same of the statement that no plan keeps all the rules",
    ),
  recomputedBound: known.describe(
    "No plan has a lower objective: the part of the bound that was recomputed. null = none",
  ),
  verified: z
    .boolean()
    .describe(
      "The plan keeps every rule and its figures are right, by code that knows nothing of the solver. It says nothing of the bound: see boundCheck",
    ),
  maxViolation: known.describe("Largest breach of any limit found by the verifier, MW"),
  engine: z.enum(["highs", "glpk"]),
  solveMs: number,
  stage: z
    .enum(["known", "rounded", "polished", "proven", "limit"])
    .describe(
      "How the plan came about: found for other weights of the same rules, the relaxation rounded, improved, proven, or the best when time ran out",
    ),
  dataVersion: z.string(),
  scenarioHash: z.string(),
});

/** One step that would let an infeasible scenario through. */
export const limitMoveSchema = z.strictObject({
  limit: z.string(),
  kind: limitUseSchema.shape.kind,
  subject: z.string(),
  from: number,
  to: number,
  unit: z.enum(["MW", "sites", "share", "km"]),
  network: networkLimitSchema.optional(),
  together: z
    .boolean()
    .optional()
    .describe("True: helps only together with the others so marked; else it suffices alone"),
});

/** How one stress hour carries a plan: recomputed from its sites, outage by outage. */
export const gridHourCheckSchema = z.strictObject({
  id: stressHourIdSchema,
  name: siteNameSchema,
  date: z.string(),
  /** Hour ending, 1–24. */
  hour: z.int(),
  deliverable: z.boolean(),
  missingMw: known.describe(
    "Least supply that is missing; null = the hour has no operation at all",
  ),
  fitsMw: number.describe("New load that the generation of the hour leaves room for, wherever"),
  reservePct: number.describe("Available generation above demand and new load, per cent"),
  maxLoadingPct: known.describe(
    "Largest |flow| ÷ rating with every circuit in service, in the least-cost operation of the hour",
  ),
  worstLoadingPct: known.describe("The same after the loss of any one circuit; null = not asked"),
  worstOutage: z
    .strictObject({ branch: z.int(), outage: z.int() })
    .nullable()
    .describe("The branch so loaded and the branch that has lost a circuit"),
  capitalImportMw: known,
});

/** A plan on the modelled network: KPG-193 modelled deliverability, no operator's figure. */
export const gridCheckSchema = z.strictObject({
  model: z.enum(["dc", "dc-n1"]),
  ratingFactor: known.describe("Emergency rating ÷ rating; null without outages"),
  hours: z.array(gridHourCheckSchema),
  /** MW of the plan at places that the network model does not know (Jeju). */
  outsideMw: number,
  verified: z.boolean().describe("Every hour holds in a power flow of its own"),
});

export type Plan = z.infer<typeof planSchema>;
export type PlanMatch = z.infer<typeof planMatchSchema>;
export type PlanSite = z.infer<typeof planSiteSchema>;
export type Certificate = z.infer<typeof certificateSchema>;
export type LimitUse = z.infer<typeof limitUseSchema>;
export type CriterionValue = z.infer<typeof criterionValueSchema>;
export type LimitMove = z.infer<typeof limitMoveSchema>;
export type NetworkLimit = z.infer<typeof networkLimitSchema>;
export type GridCheck = z.infer<typeof gridCheckSchema>;
export type GridHourCheck = z.infer<typeof gridHourCheckSchema>;
