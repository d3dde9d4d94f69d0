import { z } from "zod";
import { siteNameSchema } from "./plan";
import { scenarioSchema } from "./scenario";

/** Weightings of one run at most. */
export const MAX_SAMPLES = 5000;

/** Body of `POST /api/robustness`. */
export const robustnessRequestSchema = z.strictObject({
  scenario: scenarioSchema.prefault({}).describe("Its weights do not matter"),
  samples: z.int().min(20).max(MAX_SAMPLES).default(1000).describe("Weightings that are tried"),
  headroomSpread: z
    .number()
    .min(0)
    .max(0.3)
    .default(0.1)
    .describe("Headroom of buses and provinces is off by up to this part; 0 = as published"),
  seed: z.int().min(0).max(1_000_000).default(1).describe("Another seed, other perturbations"),
  timeLimitS: z.number().min(0.5).max(120).default(60),
});

const spreadSchema = z.strictObject({ p5: z.number(), p50: z.number(), p95: z.number() });

/** How often a site was in the plan. */
export const siteAcceptanceSchema = z.strictObject({
  id: z.string(),
  name: siteNameSchema,
  province: z.string(),
  lon: z.number(),
  lat: z.number(),
  acceptance: z.number().describe("Share of the answered samples with this site in the plan, 0–1"),
  meanMw: z.number().describe("Mean load over all answered samples, 0 where it is not open"),
});

export const provinceAcceptanceSchema = z.strictObject({
  code: z.string(),
  acceptance: z.number(),
  meanMw: z.number(),
  loadMw: spreadSchema,
});

/** The answer; also each `progress` event of the stream, for the samples so far. */
export const robustnessResponseSchema = z.strictObject({
  done: z.int(),
  total: z.int(),
  /** Samples without a plan: none meets the rules, or the rounding found none. */
  failed: z.int(),
  sites: z.array(siteAcceptanceSchema).describe("Open at least once, most accepted first"),
  provinces: z.array(provinceAcceptanceSchema),
  capitalShare: spreadSchema.nullable(),
  gap: z
    .strictObject({ p50: z.number(), p95: z.number() })
    .nullable()
    .describe("Of the rounded plans to the bound of their relaxation, in units of the objective"),
  /** Plans that were checked apart from the solver, and those that passed. */
  checked: z.int(),
  verified: z.int(),
  /**
   * How the plans come about: the relaxation rounded, or a plan of another sample of the same
   * headroom that is within 0.001 of the relaxation's bound; not proven best.
   */
  stage: z.literal("rounded"),
  headroomSpread: z.number(),
  solveMs: z.number(),
});

export type RobustnessRequest = z.infer<typeof robustnessRequestSchema>;
export type RobustnessResponse = z.infer<typeof robustnessResponseSchema>;
export type SiteAcceptance = z.infer<typeof siteAcceptanceSchema>;
