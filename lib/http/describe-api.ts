import { createDocument } from "zod-openapi";
import { announced, baselines, grid, solve, stages } from "./api/plans";
import { alternatives, prices, robustness, tradeOff, weights, why } from "./api/questions";
import { health, layer, layers, scenario, scenarios } from "./api/records";

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
      "/api/frontier": { post: tradeOff },
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
