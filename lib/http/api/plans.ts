import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { announcedRequestSchema, announcedResponseSchema } from "@/lib/schema/announced";
import { baselinesRequestSchema, baselinesResponseSchema } from "@/lib/schema/baselines";
import { gridStateRequestSchema, gridStateResponseSchema } from "@/lib/schema/grid-state";
import { certificateSchema, gridCheckSchema, limitMoveSchema, planSchema } from "@/lib/schema/plan";
import { scenarioSchema } from "@/lib/schema/scenario";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { stagesResponseSchema } from "@/lib/schema/stages";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { answer, collectionSchema, json, refusal, refusals, streamed } from "./answers";

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
  relaxations: z.array(limitMoveSchema),
  gridCheck: gridCheckSchema.nullable(),
});

/** `POST /api/solve`. */
export const solve: ZodOpenApiOperationObject = {
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

/** `POST /api/baselines`. */
export const baselines: ZodOpenApiOperationObject = {
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
