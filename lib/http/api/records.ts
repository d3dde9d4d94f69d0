import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { healthSchema } from "@/lib/schema/health";
import { layerListSchema, layerNameSchema } from "@/lib/schema/layers";
import {
  savedIdSchema,
  savedListSchema,
  savedScenarioSchema,
  saveRequestSchema,
} from "@/lib/schema/saved-scenario";
import {
  answer,
  collectionSchema,
  faults,
  json,
  plainRefusals,
  refusal,
  refusals,
} from "./answers";

/** The cookie that the service sets with the first save; without it nothing is one's own. */
const owner = [{ ownerCookie: [] }];
const ownerIfAny = [{}, ...owner];

const savedPath = z.object({ id: savedIdSchema });
const missing = { 404: refusal("`not_found`") };
const foreign = { ...missing, 403: refusal("`not_owner`") };
const unavailable = { 503: refusals[503], ...faults };
const conflict = { 409: refusal("`conflict`: it was changed in the meantime") };

/** `/api/scenarios`. */
export const scenarios: Record<string, ZodOpenApiOperationObject> = {
  get: {
    operationId: "listScenarios",
    summary: "What this browser has saved",
    security: ownerIfAny,
    responses: {
      200: answer("Last changed first", savedListSchema),
      ...plainRefusals,
      503: refusals[503],
    },
  },
  post: {
    operationId: "createScenario",
    security: ownerIfAny,
    summary: "Saves a scenario for this browser",
    requestBody: { required: true, content: json(saveRequestSchema) },
    responses: { 201: answer("Saved", savedScenarioSchema), ...refusals },
  },
};

/** `/api/scenarios/{id}`. */
export const scenario: Record<string, ZodOpenApiOperationObject> = {
  get: {
    operationId: "readScenario",
    security: ownerIfAny,
    summary: "A saved scenario, for anyone with its id",
    requestParams: { path: savedPath },
    responses: { 200: answer("The scenario", savedScenarioSchema), ...missing, ...unavailable },
  },
  put: {
    operationId: "replaceScenario",
    security: owner,
    summary: "Replaces a scenario of this browser's",
    requestParams: { path: savedPath },
    requestBody: { required: true, content: json(saveRequestSchema) },
    responses: { 200: answer("Saved", savedScenarioSchema), ...foreign, ...conflict, ...refusals },
  },
  delete: {
    operationId: "deleteScenario",
    security: owner,
    summary: "Deletes a scenario of this browser's",
    requestParams: { path: savedPath },
    responses: {
      204: { description: "Deleted" },
      ...foreign,
      429: refusals[429],
      ...unavailable,
    },
  },
};

/** `GET /api/layers`. */
export const layers: ZodOpenApiOperationObject = {
  operationId: "listLayers",
  summary: "The layers of the map",
  responses: { 200: answer("With licence, vintage and source", layerListSchema), ...plainRefusals },
};

/** `GET /api/layers/{name}`. */
export const layer: ZodOpenApiOperationObject = {
  operationId: "readLayer",
  summary: "One layer as GeoJSON",
  requestParams: { path: z.object({ name: layerNameSchema }) },
  responses: {
    200: {
      description: "RFC 7946",
      content: { "application/geo+json": { schema: collectionSchema } },
    },
    ...missing,
    ...faults,
  },
};

/** `GET /api/health`. */
export const health: ZodOpenApiOperationObject = {
  operationId: "readHealth",
  summary: "Whether the service answers",
  responses: { 200: answer("It does", healthSchema), ...plainRefusals },
};
