import type { ZodType } from "zod";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { alternativesRequestSchema, alternativesResponseSchema } from "@/lib/schema/alternatives";
import { announcedRequestSchema, announcedResponseSchema } from "@/lib/schema/announced";
import { baselinesRequestSchema, baselinesResponseSchema } from "@/lib/schema/baselines";
import { gridStateRequestSchema, gridStateResponseSchema } from "@/lib/schema/grid-state";
import { healthSchema } from "@/lib/schema/health";
import { layerListSchema, layerNameSchema } from "@/lib/schema/layers";
import {
  certificateSchema,
  gridCheckSchema,
  planSchema,
  relaxationSchema,
} from "@/lib/schema/plan";
import { robustnessRequestSchema, robustnessResponseSchema } from "@/lib/schema/robustness";
import {
  savedIdSchema,
  savedListSchema,
  savedScenarioSchema,
  saveRequestSchema,
} from "@/lib/schema/saved-scenario";
import { scenarioSchema } from "@/lib/schema/scenario";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { stagesResponseSchema } from "@/lib/schema/stages";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { tradeOffRequestSchema, tradeOffResponseSchema } from "@/lib/schema/trade-off";
import { weightsRequestSchema, weightsResponseSchema } from "@/lib/schema/weight-meaning";
import {
  pricesRequestSchema,
  pricesResponseSchema,
  whyRequestSchema,
  whyResponseSchema,
} from "@/lib/schema/why";

const json = (schema: ZodType) => ({ "application/json": { schema } });
const answer = (description: string, schema: ZodType) => ({ description, content: json(schema) });
const refusal = (description: string) => answer(description, errorSchema);

const refusals = {
  400: refusal("`bad_json`, or `bad_field` with the field's dotted path"),
  413: refusal("`too_large`: the body is over its limit"),
  415: refusal("`unsupported_type`: the body is not JSON"),
  429: refusal("`rate_limited`: see Retry-After"),
  503: refusal("`busy` or `unavailable`: see Retry-After"),
};

/** GeoJSON of RFC 7946; only what every collection here has. */
const collectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  features: z.array(z.looseObject({ type: z.literal("Feature") })),
});

const exportedSchema = collectionSchema.extend({
  bunsan: z.looseObject({
    scenario: scenarioSchema,
    dataVersion: z.string(),
    certificate: certificateSchema,
  }),
});

const infeasibleSchema = errorSchema.extend({
  plan: planSchema,
  certificate: certificateSchema,
  relaxations: z.array(relaxationSchema),
  gridCheck: gridCheckSchema.nullable(),
});

const solve: ZodOpenApiOperationObject = {
  summary: "The best plan for a scenario within its time limit",
  description:
    "`{}` is the 8.4 GW preset. A GeoJSON file exported here is a scenario too. With `Accept: text/event-stream` each better plan is an event `plan`, then `done`; a failure is an event `error`.",
  requestParams: { query: z.object({ format: z.literal("geojson").optional() }) },
  requestBody: { content: json(z.union([scenarioSchema, exportedSchema])) },
  responses: {
    200: {
      description: "The plan with its certificate",
      content: {
        ...json(solveResponseSchema),
        "application/geo+json": { schema: exportedSchema },
        "text/event-stream": { schema: z.string() },
      },
    },
    422: answer(
      "`unknown_id`; or `infeasible` with the best partial plan and the moves that would help",
      z.union([infeasibleSchema, errorSchema]),
    ),
    ...refusals,
  },
};

const baselines: ZodOpenApiOperationObject = {
  summary: "What one would choose without an optimiser, judged as the plan is",
  description:
    "A ranking by points and a greedy fill on the same data, criteria, ranges and weights, checked by the same verifier.",
  requestBody: { content: json(baselinesRequestSchema) },
  responses: {
    200: answer("Both, with what they break", baselinesResponseSchema),
    422: refusal("`unknown_id`, or `infeasible`: there is no plan to compare with"),
    ...refusals,
  },
};

const announced: ZodOpenApiOperationObject = {
  summary: "Whether announced projects fit, what binds first, and the optimum for the same MW",
  description:
    "Projects of the press by their approximate places, against the limits of the scenario by themselves; `compare` also solves for the same MW anywhere and around what fits.",
  requestBody: { content: json(announcedRequestSchema) },
  responses: {
    200: answer("The set, its limits, and the scenario that holds it", announcedResponseSchema),
    422: refusal("`unknown_id`: a project or site that is not there"),
    ...refusals,
  },
};

const noPlan = { 422: refusal("`unknown_id`; or `infeasible`: the scenario has no plan") };

const why: ZodOpenApiOperationObject = {
  summary: "What it costs to do without a site of the plan, or to take another one in",
  requestBody: { content: json(whyRequestSchema) },
  responses: { 200: answer("The cost with its proof", whyResponseSchema), ...noPlan, ...refusals },
};

const prices: ZodOpenApiOperationObject = {
  summary: "What one more megawatt or percentage point of each limit is worth",
  description:
    "Shadow prices for the chosen sites: their openings are fixed, their loads are not. Where the plan is held to the network, `network` prices a megawatt more of each line, link and plant of the KPG-193 model, and of the capital's import cap, each solved again with it; screening only.",
  requestBody: { content: json(pricesRequestSchema) },
  responses: { 200: answer("Dearest first", pricesResponseSchema), ...noPlan, ...refusals },
};

const weights: ZodOpenApiOperationObject = {
  summary: "What each weight means in physical units, and where the plan stays the same",
  description:
    "With `Accept: text/event-stream` each interval found is an event `weights`, then `done`.",
  requestBody: { content: json(weightsRequestSchema) },
  responses: {
    200: {
      description: "Swing, exchange rates and interval of each weight",
      content: { ...json(weightsResponseSchema), "text/event-stream": { schema: z.string() } },
    },
    ...noPlan,
    ...refusals,
  },
};

const alternatives: ZodOpenApiOperationObject = {
  summary: "Plans near the best that differ most from it and from each other",
  description:
    "With `Accept: text/event-stream` each plan is an event `alternative` as it is found, the best first; the last event is `done` with distances and the sites' roles.",
  requestBody: { content: json(alternativesRequestSchema) },
  responses: {
    200: {
      description: "The plans, each verified",
      content: { ...json(alternativesResponseSchema), "text/event-stream": { schema: z.string() } },
    },
    ...noPlan,
    ...refusals,
  },
};

const robustness: ZodOpenApiOperationObject = {
  summary: "How often each site is chosen over all weightings, with headroom off by some per cent",
  description:
    "Plans are the relaxation rounded; `gap` says how far they can be from the best. With `Accept: text/event-stream` what is known so far is an event `progress`, the last one whole, then `done`.",
  requestBody: { content: json(robustnessRequestSchema) },
  responses: {
    200: {
      description: "Acceptance of sites and provinces",
      content: { ...json(robustnessResponseSchema), "text/event-stream": { schema: z.string() } },
    },
    ...noPlan,
    ...refusals,
  },
};

const frontier: ZodOpenApiOperationObject = {
  summary: "The trade-off between two criteria, each point a verified plan",
  description:
    "By default the capital region's share against MW at grid risk, in 21 points. With `Accept: text/event-stream` each point is an event `point` `{index, total, point}` as it is found, ends first; one found later may replace it. An event `lower` `{total, lower}` gives a line that no plan lies below. The last event is `done` `{marks, solveMs}`.",
  requestBody: { content: json(tradeOffRequestSchema) },
  responses: {
    200: {
      description: "The curve",
      content: { ...json(tradeOffResponseSchema), "text/event-stream": { schema: z.string() } },
    },
    422: refusal("`unknown_id`, or `infeasible`: no plan meets the rules"),
    ...refusals,
  },
};

const grid: ZodOpenApiOperationObject = {
  summary: "What a plan does to the modelled network in the stress hours, before and after",
  description:
    "KPG-193 modelled deliverability, no operator's figure: no transformers, voltage or stability limits.",
  requestBody: { content: json(gridStateRequestSchema) },
  responses: {
    200: answer("Flows, outages, generation and what fits", gridStateResponseSchema),
    422: refusal("`unknown_id`: a load stands at a bus that the network lacks"),
    ...refusals,
  },
};

const stages: ZodOpenApiOperationObject = {
  summary: "One plan over years on the network of each, and what waits when a line slips",
  description:
    "What is built stays built. MW that a year cannot take are unmet in its stage, with what stands against them. With `check` the loads of an earlier answer are tested and nothing is planned. With `Accept: text/event-stream`: `progress`; `plan` for each better plan; `slips` for each row of the table; `done` with the whole. KPG-193 modelled deliverability, no operator's figure.",
  requestBody: { content: json(stagesRequestSchema) },
  responses: {
    200: {
      description: "The plan, the test of its loads year by year, and the table of slips",
      content: { ...json(stagesResponseSchema), "text/event-stream": { schema: z.string() } },
    },
    422: refusal("`unknown_id`: a project, bus, unit or site that there is not"),
    ...refusals,
  },
};

const savedPath = z.object({ id: savedIdSchema });
const missing = { 404: refusal("`not_found`") };
const foreign = { ...missing, 403: refusal("`not_owner`") };
const conflict = { 409: refusal("`conflict`: it was changed in the meantime") };

const scenarios: Record<string, ZodOpenApiOperationObject> = {
  get: {
    summary: "What this browser has saved",
    responses: { 200: answer("Last changed first", savedListSchema), 503: refusals[503] },
  },
  post: {
    summary: "Saves a scenario for this browser",
    requestBody: { content: json(saveRequestSchema) },
    responses: { 201: answer("Saved", savedScenarioSchema), ...refusals },
  },
};

const scenario: Record<string, ZodOpenApiOperationObject> = {
  get: {
    summary: "A saved scenario, for anyone with its id",
    requestParams: { path: savedPath },
    responses: { 200: answer("The scenario", savedScenarioSchema), ...missing },
  },
  put: {
    summary: "Replaces a scenario of this browser's",
    requestParams: { path: savedPath },
    requestBody: { content: json(saveRequestSchema) },
    responses: { 200: answer("Saved", savedScenarioSchema), ...foreign, ...conflict, ...refusals },
  },
  delete: {
    summary: "Deletes a scenario of this browser's",
    requestParams: { path: savedPath },
    responses: { 204: { description: "Deleted" }, ...foreign },
  },
};

const layers: ZodOpenApiOperationObject = {
  summary: "The layers of the map",
  responses: { 200: answer("With licence, vintage and source", layerListSchema) },
};

const layer: ZodOpenApiOperationObject = {
  summary: "One layer as GeoJSON",
  requestParams: { path: z.object({ name: layerNameSchema }) },
  responses: {
    200: {
      description: "RFC 7946",
      content: { "application/geo+json": { schema: collectionSchema } },
    },
    ...missing,
  },
};

const health: ZodOpenApiOperationObject = {
  summary: "Whether the service answers",
  responses: { 200: answer("It does", healthSchema) },
};

/** The HTTP interface as an OpenAPI 3.1 document, generated from the schemas that parse it. */
export function describeApi(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bunsan",
      version,
      description: "Where South Korea's new AI data centres could go, proven. Screening only.",
    },
    paths: {
      "/api/solve": { post: solve },
      "/api/why": { post: why },
      "/api/prices": { post: prices },
      "/api/weights": { post: weights },
      "/api/baselines": { post: baselines },
      "/api/announced": { post: announced },
      "/api/alternatives": { post: alternatives },
      "/api/robustness": { post: robustness },
      "/api/frontier": { post: frontier },
      "/api/grid": { post: grid },
      "/api/stages": { post: stages },
      "/api/layers": { get: layers },
      "/api/layers/{name}": { get: layer },
      "/api/scenarios": scenarios,
      "/api/scenarios/{id}": scenario,
      "/api/health": { get: health },
    },
  });
}
