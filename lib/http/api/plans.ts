import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { announcedRequestSchema, announcedResponseSchema } from "@/lib/schema/announced";
import { baselinesRequestSchema, baselinesResponseSchema } from "@/lib/schema/baselines";
import { gridStateRequestSchema, gridStateResponseSchema } from "@/lib/schema/grid-state";
import { placeRequestSchema, placeResponseSchema } from "@/lib/schema/judged-place";
import { certificateSchema, gridCheckSchema, limitMoveSchema, planSchema } from "@/lib/schema/plan";
import { scenarioSchema } from "@/lib/schema/scenario";
import {
  choiceNeededSchema,
  fileRequestSchema,
  fileResponseSchema,
  recordedSiteSchema,
  siteChoiceSchema,
} from "@/lib/schema/site-file";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { stagesResponseSchema } from "@/lib/schema/stages";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { answer, collectionSchema, json, refusal, refusals, streamed } from "./answers";

/** A GeoJSON file of ours: points with flat properties, and what is needed to solve it again. */
export const exportedSchema = collectionSchema.extend({
  bunsan: z.looseObject({
    scenario: scenarioSchema,
    dataVersion: z.string(),
    // Files written before the bound was checked do not say how far it was.
    certificate: certificateSchema.partial({ boundCheck: true, recomputedBound: true }),
    sites: z.array(recordedSiteSchema).optional(),
  }),
});

/** A refusal of a scenario that no plan meets. */
export const infeasibleSchema = errorSchema.extend({
  plan: planSchema,
  certificate: certificateSchema,
  relaxations: z.array(limitMoveSchema),
  gridCheck: gridCheckSchema.nullable(),
});

/** `POST /api/solve`. */
export const solve: ZodOpenApiOperationObject = {
  operationId: "solve",
  summary: "The best plan for a scenario within its time limit",
  description:
    "`{}` is the 8.4 GW preset. A GeoJSON file is a scenario too: one exported here, or with `sites=asLocks` any points with names and sizes. With `Accept: text/event-stream` each better plan is an event `plan`, then `done`; a failure is an event `error`.",
  requestParams: {
    query: z.object({
      format: z.literal("geojson").optional(),
      sites: siteChoiceSchema.optional(),
    }),
  },
  requestBody: { content: json(z.union([scenarioSchema, collectionSchema])) },
  responses: {
    200: {
      description: "The plan with its certificate",
      content: {
        ...json(solveResponseSchema),
        "application/geo+json": { schema: exportedSchema },
        "text/event-stream": { schema: z.string() },
      },
    },
    409: answer(
      "`sites_differ`: the sites of the file are not its plan's; `no_scenario`: it has points alone. Ask again with one of `choices` as `sites`",
      choiceNeededSchema,
    ),
    422: answer(
      "`unknown_id`; or `infeasible` with the best partial plan and the moves that would help",
      z.union([infeasibleSchema, errorSchema]),
    ),
    ...refusals,
  },
};

/** `POST /api/files`. */
export const files: ZodOpenApiOperationObject = {
  operationId: "readFile",
  summary: "What a GeoJSON file holds: a scenario, one whose sites were edited, or sites alone",
  description:
    "Nothing is solved. Points are in WGS 84; a size is a property like `loadMw`, `mw` or `capacity_kw`, a name one like `name` or `name_ko`, in English or Korean.",
  requestBody: { required: true, content: json(fileRequestSchema) },
  responses: {
    200: answer("What it holds, and what can be made of it", fileResponseSchema),
    ...refusals,
  },
};

/** `POST /api/place`. */
export const place: ZodOpenApiOperationObject = {
  operationId: "judgePlace",
  summary: "The municipality that a point counts to, as a solve would judge it",
  requestBody: { required: true, content: json(placeRequestSchema) },
  responses: {
    200: answer("The municipality, or null at sea and abroad", placeResponseSchema),
    ...refusals,
  },
};

/** `POST /api/baselines`. */
export const baselines: ZodOpenApiOperationObject = {
  operationId: "compareBaselines",
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

/** `POST /api/announced`. */
export const announced: ZodOpenApiOperationObject = {
  operationId: "fitAnnounced",
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

/** `POST /api/grid`. */
export const grid: ZodOpenApiOperationObject = {
  operationId: "showGrid",
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

/** `POST /api/stages`. */
export const stages: ZodOpenApiOperationObject = {
  operationId: "planStages",
  summary: "One plan over years on the network of each, and what waits when a line slips",
  description:
    "What is built stays built. MW that a year cannot take are unmet in its stage, with what stands against them. With `check` the loads of an earlier answer are tested and nothing is planned. With `Accept: text/event-stream`: `progress`; `plan` for each better plan; `slips` for each row of the table; `done` with the whole. KPG-193 modelled deliverability, no operator's figure.",
  requestBody: { content: json(stagesRequestSchema) },
  responses: {
    200: streamed(
      "The plan, the test of its loads year by year, and the table of slips",
      stagesResponseSchema,
    ),
    422: refusal("`unknown_id`: a project, bus, unit or site that there is not"),
    ...refusals,
  },
};
