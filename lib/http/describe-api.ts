import { createDocument } from "zod-openapi";
import { components } from "./api/components";
import { announced, baselines, files, grid, place, solve, stages } from "./api/plans";
import { alternatives, prices, robustness, tradeOff, weights, why } from "./api/questions";
import { health, layer, layers, scenario, scenarios } from "./api/records";
import { spellDefaults } from "./api/spell-defaults";

/** The HTTP interface as an OpenAPI 3.1 document, generated from the schemas that parse it. */
export function describeApi(version: string): ReturnType<typeof createDocument> {
  const document = createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bunsan",
      version,
      description: "Where South Korea's new AI data centres could go, proven. Screening only.",
      license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" },
    },
    servers: [{ url: "/", description: "Where this document is" }],
    // Nothing needs a key but what a browser has saved; those operations say so.
    security: [],
    components: {
      schemas: components,
      securitySchemes: {
        ownerCookie: {
          type: "apiKey",
          in: "cookie",
          name: "bunsan_owner",
          description:
            "Set with the first save of a browser: whoever holds it may change its scenarios",
        },
      },
    },
    paths: {
      "/api/solve": { post: solve },
      "/api/files": { post: files },
      "/api/place": { post: place },
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
  spellDefaults(document);
  return document;
}
