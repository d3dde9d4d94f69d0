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
import { answer, collectionSchema, json, refusal, refusals } from "./answers";

const savedPath = z.object({ id: savedIdSchema });
const missing = { 404: refusal("`not_found`") };
const foreign = { ...missing, 403: refusal("`not_owner`") };
const conflict = { 409: refusal("`conflict`: it was changed in the meantime") };

/** `/api/scenarios`. */
export const scenarios: Record<string, ZodOpenApiOperationObject> = {
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

/** `/api/scenarios/{id}`. */
export const scenario: Record<string, ZodOpenApiOperationObject> = {
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

/** `GET /api/layers`. */
export const layers: ZodOpenApiOperationObject = {
  summary: "The layers of the map",
  responses: { 200: answer("With licence, vintage and source", layerListSchema) },
};

/** `GET /api/layers/{name}`. */
export const layer: ZodOpenApiOperationObject = {
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

/** `GET /api/health`. */
export const health: ZodOpenApiOperationObject = {
  summary: "Whether the service answers",
  responses: { 200: answer("It does", healthSchema) },
};
