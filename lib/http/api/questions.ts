import type { ZodOpenApiOperationObject } from "zod-openapi";
import { alternativesRequestSchema, alternativesResponseSchema } from "@/lib/schema/alternatives";
import { robustnessRequestSchema, robustnessResponseSchema } from "@/lib/schema/robustness";
import { tradeOffRequestSchema, tradeOffResponseSchema } from "@/lib/schema/trade-off";
import { weightsRequestSchema, weightsResponseSchema } from "@/lib/schema/weight-meaning";
import {
  pricesRequestSchema,
  pricesResponseSchema,
  whyRequestSchema,
  whyResponseSchema,
} from "@/lib/schema/why";
import { answer, json, noPlan, refusal, refusals, streamed } from "./answers";

/** `POST /api/why`. */
export const why: ZodOpenApiOperationObject = {
  operationId: "explainSite",
  summary: "What it costs to do without a site of the plan, or to take another one in",
  requestBody: { content: json(whyRequestSchema) },
  responses: { 200: answer("The cost with its proof", whyResponseSchema), ...noPlan, ...refusals },
};

/** `POST /api/prices`. */
export const prices: ZodOpenApiOperationObject = {
  operationId: "priceLimits",
  summary: "What one more megawatt or percentage point of each limit is worth",
  description:
    "Shadow prices for the chosen sites: their openings are fixed, their loads are not. Where the plan is held to the network, `network` prices a megawatt more of each line, link and plant of the KPG-193 model, and of the capital's import cap, each solved again with it; screening only.",
  requestBody: { content: json(pricesRequestSchema) },
  responses: { 200: answer("Dearest first", pricesResponseSchema), ...noPlan, ...refusals },
};

/** `POST /api/weights`. */
export const weights: ZodOpenApiOperationObject = {
  operationId: "explainWeights",
  summary: "What each weight means in physical units, and where the plan stays the same",
  description:
    "With `Accept: text/event-stream` each interval found is an event `weights`, then `done`.",
  requestBody: { content: json(weightsRequestSchema) },
  responses: {
    200: streamed("Swing, exchange rates and interval of each weight", weightsResponseSchema),
    ...noPlan,
    ...refusals,
  },
};

/** `POST /api/alternatives`. */
export const alternatives: ZodOpenApiOperationObject = {
  operationId: "findAlternatives",
  summary: "Plans near the best that differ most from it and from each other",
  description:
    "With `Accept: text/event-stream` each plan is an event `alternative` as it is found, the best first; the last event is `done` with distances and the sites' roles.",
  requestBody: { content: json(alternativesRequestSchema) },
  responses: {
    200: streamed("The plans, each verified", alternativesResponseSchema),
    ...noPlan,
    ...refusals,
  },
};

/** `POST /api/robustness`. */
export const robustness: ZodOpenApiOperationObject = {
  operationId: "sampleRobustness",
  summary: "How often each site is chosen over all weightings, with headroom off by some per cent",
  description:
    "Plans are the relaxation rounded; `gap` says how far they can be from the best. With `Accept: text/event-stream` what is known so far is an event `progress`, the last one whole, then `done`.",
  requestBody: { content: json(robustnessRequestSchema) },
  responses: {
    200: streamed("Acceptance of sites and provinces", robustnessResponseSchema),
    ...noPlan,
    ...refusals,
  },
};

/** `POST /api/frontier`. */
export const tradeOff: ZodOpenApiOperationObject = {
  operationId: "traceFrontier",
  summary: "The trade-off between two criteria, each point a verified plan",
  description:
    "By default the capital region's share against MW at grid risk, in 21 points. With `Accept: text/event-stream` each point is an event `point` `{index, total, point}` as it is found, ends first; one found later may replace it. An event `lower` `{total, lower}` gives a line that no plan lies below. The last event is `done` `{marks, solveMs}`.",
  requestBody: { content: json(tradeOffRequestSchema) },
  responses: {
    200: streamed("The curve", tradeOffResponseSchema),
    422: refusal("`unknown_id`, or `infeasible`: no plan meets the rules"),
    ...refusals,
  },
};
