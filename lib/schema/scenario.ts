import { z } from "zod";
import { stressHourIdSchema } from "./grid-data";
import { nameOfLength } from "./plain-text";

/** Two-digit MOIS province code, e.g. "41" = Gyeonggi. 2026-07-01 units: "12" = Jeonnam-Gwangju. */
export const provinceCodeSchema = z.string().regex(/^\d{2}$/);
/** Id of a candidate site: `s<number>` = transmission station, `x<word>` = a person's own point. */
export const siteIdSchema = z.string().regex(/^(s\d{1,5}|x[a-z0-9]{1,24})$/);

const megawatts = z.number().min(0).max(100_000);
const weight = z.number().min(0).max(1);

/** Upper end of what may be asked of one plan, MW. Beyond it the request is refused unread. */
export const MAX_TARGET_MW = 100_000;

export const weightsSchema = z
  .strictObject({
    grid: weight.default(0.4).describe("Weight of MW at grid risk"),
    decentralisation: weight.default(0.3).describe("Weight of MW out of place"),
    renewables: weight.default(0.2).describe("Weight of MW without renewables nearby"),
    access: weight.default(0.1).describe("Weight of the distance to people"),
  })
  .describe("Relative importance of the criteria; only the ratios count, all zero is refused");

export const siteRulesSchema = z.strictObject({
  minMw: megawatts.default(40).describe("Smallest site that is opened, MW"),
  maxMw: megawatts
    .default(1000)
    .describe("Largest site, MW; the voltage cap of a station may be lower"),
  minCount: z.int().min(0).max(500).default(0).describe("At least this many sites"),
  maxCount: z.int().min(1).max(500).default(60).describe("At most this many sites"),
  moduleMw: megawatts
    .min(1)
    .nullable()
    .default(null)
    .describe("Build in whole modules of this size, MW; null = any size"),
  separationKm: z
    .number()
    .min(0)
    .max(100)
    .default(0)
    .describe("No two sites nearer to each other than this, km in a straight line; 0 = no rule"),
});

export const limitRulesSchema = z.strictObject({
  bus: z
    .enum(["n1", "n0", "none"])
    .default("n1")
    .describe(
      "Headroom of the nearest bus: KPG-193 modelled deliverability at peak, N-1 at 1.1 × rating or N-0",
    ),
  province: z
    .enum(["smallest", "review", "outlook", "none"])
    .default("smallest")
    .describe(
      "Published province headroom: KEPCO first-stage review, 2027 supply outlook, or the smaller",
    ),
  capitalInterfaceMw: megawatts
    .nullable()
    .default(13_300)
    .describe("New load the capital region can take at once, MW; null = no such limit"),
  seismicZone1MaxShare: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe(
      "Largest share of MW in seismic zone 1, the zone of stronger design motion; from the list of zones alone (factors: KDS 17 10 00); 1 = no cap",
    ),
});

export const accessRulesSchema = z.strictObject({
  latencyBoundShare: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("Least share of MW within the latency radius (policy); 0 = no rule"),
  latencyRadiusKm: z
    .number()
    .min(1)
    .max(500)
    .default(100)
    .describe(
      "Straight-line km to the residents' centre of the capital region, a stand-in for latency to most users; no fibre route is known",
    ),
});

export const renewableRulesSchema = z.strictObject({
  radiusKm: z
    .number()
    .min(5)
    .max(200)
    .default(60)
    .describe("Renewables farther than this do not count"),
  loadFactor: z
    .number()
    .min(0.1)
    .max(1)
    .default(1)
    .describe("Mean load ÷ contracted MW (assumption)"),
  minMatchedShare: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("Least matched share of the mean load"),
  matching: z
    .enum(["annual", "hourly"])
    .default("annual")
    .describe(
      "annual: mean load against mean output; hourly: contracted shares of places, matched in each of six representative blocks (two half-years by night, low and high sun), nothing stored",
    ),
});

export const reinforcementRulesSchema = z.strictObject({
  maxMwPerLimit: megawatts
    .default(0)
    .describe("Headroom that may be added to each bus and each province, MW; 0 = none"),
  weightMwPerMw: z
    .number()
    .min(0.1)
    .max(100)
    .default(2)
    .describe("MW at grid risk that one MW of added headroom counts as (assumption)"),
});

export const spreadRulesSchema = z.strictObject({
  measure: z
    .enum(["residents", "perHead", "hhi"])
    .default("residents")
    .describe(
      "How uneven load outside the capital region counts. residents: MW to move for an even spread over residents; perHead: target × squared coefficient of variation of load per resident; hhi: the same over provinces alike (Herfindahl–Hirschman index), both piecewise linear",
    ),
});

/** Hours that a plan must survive on the modelled network, and how far it may be pushed there. */
export const gridRulesSchema = z.strictObject({
  model: z
    .enum(["headroom", "dc", "dc-n1"])
    .default("headroom")
    .describe(
      "headroom: tables by bus alone; dc: the KPG-193 power flow of every chosen hour carries the plan; dc-n1: also after the loss of any one circuit",
    ),
  hours: z
    .array(stressHourIdSchema)
    .min(1)
    .max(5)
    .default(["summer-peak", "evening-residual", "winter-peak", "spring-noon"])
    .describe(
      "Stress hours that count. The tightest-margin hour is left out by default: scheduled maintenance leaves generation for 5,991 MW of new load there, wherever it stands",
    ),
  ratingFactor: z
    .number()
    .min(1)
    .max(2)
    .default(1.2)
    .describe(
      "Emergency rating ÷ rating after the loss of a circuit (assumption; N-1 has no dispatch at 1.0 × even without new load)",
    ),
  reserveMarginPct: z
    .number()
    .min(0)
    .max(50)
    .default(0)
    .describe("Generation available in each hour above demand and new load, at least, per cent"),
  capitalImportCapMw: megawatts
    .nullable()
    .default(null)
    .describe("Largest net flow into Seoul, Incheon and Gyeonggi in each hour, MW; null = no cap"),
});

const criterionCap = z.number().min(0).max(1_000_000).nullable().default(null);

export const criterionCapsSchema = z
  .strictObject({
    grid: criterionCap.describe("MW at grid risk"),
    decentralisation: criterionCap.describe("MW out of place"),
    renewables: criterionCap.describe("Mean MW without renewables nearby"),
    access: criterionCap.describe("Distance to people, km"),
  })
  .describe(
    "Largest value of each criterion, in its own unit; null = no cap. A point of the trade-off curve is such a cap",
  );

export const provinceBoundSchema = z.strictObject({
  minMw: megawatts.default(0),
  maxMw: megawatts.nullable().default(null),
});

export const ownSiteSchema = z.strictObject({
  id: z.string().regex(/^x[a-z0-9]{1,24}$/),
  name: nameOfLength(80),
  lon: z.number().min(124).max(132),
  lat: z.number().min(33).max(39),
});

export const lockSchema = z.strictObject({
  id: siteIdSchema,
  /** Least load at this site, MW; null = the smallest site. */
  minMw: megawatts.nullable().default(null),
  maxMw: megawatts.nullable().default(null),
});

/** Everything a person may ask. `{}` is the 8.4 GW preset. */
export const scenarioSchema = z.strictObject({
  targetMw: z
    .number()
    // A watt: engines take anything much smaller for nothing.
    .min(0.000_001)
    .max(MAX_TARGET_MW)
    .default(8400)
    .describe("New AI data-centre load to place, MW"),
  weights: weightsSchema.prefault({}),
  site: siteRulesSchema.prefault({}),
  limits: limitRulesSchema.prefault({}),
  renewables: renewableRulesSchema.prefault({}),
  access: accessRulesSchema.prefault({}),
  reinforcement: reinforcementRulesSchema.prefault({}),
  spread: spreadRulesSchema.prefault({}),
  grid: gridRulesSchema.prefault({}),
  capitalShareCap: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe("Largest share of MW in the capital region (policy)"),
  criterionCaps: criterionCapsSchema.prefault({}),
  provinceBounds: z.record(provinceCodeSchema, provinceBoundSchema).default({}),
  ownSites: z.array(ownSiteSchema).max(50).default([]),
  lockedIn: z.array(lockSchema).max(200).default([]),
  lockedOut: z.array(siteIdSchema).max(600).default([]),
  engine: z.enum(["highs", "glpk"]).default("highs"),
  timeLimitS: z.number().min(0.05).max(60).default(10),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Weights = z.infer<typeof weightsSchema>;
export type CriterionId = keyof Weights;

/** The scenario a visitor meets first: 8.4 GW. */
export const defaultScenario: Scenario = scenarioSchema.parse({});
