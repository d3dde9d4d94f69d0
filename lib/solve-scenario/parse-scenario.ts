import { z } from "zod";
import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { type FileResponse, siteChoiceSchema } from "@/lib/schema/site-file";
import { type FileContext, readSiteFile } from "./file/read-site-file";
import { isMapFile } from "./file/site-collection";

const querySchema = z.object({ sites: siteChoiceSchema.optional() });

/** Throws `bad_field` where no criterion counts. */
export function refuseZeroWeights(scenario: Scenario, field: string): Scenario {
  if (Object.values(scenario.weights).some((weight) => weight > 0)) return scenario;
  throw new CodedError("bad_field", "At least one weight must be above zero", field);
}

/** A scenario to solve, or a file of which it must first be said what is meant. */
export type AskedScenario = { readonly scenario: Scenario } | { readonly undecided: FileResponse };

/**
 * Reads a scenario from a request's body: a scenario itself (every field has a default), or a GeoJSON
 * file. Of a file whose sites are not its plan's, or that carries no scenario, `sites` in the query
 * tells what is meant. Throws `bad_field` naming the field.
 */
export function parseScenario(
  body: unknown,
  query: URLSearchParams,
  context: FileContext,
): AskedScenario {
  const { sites } = parseWith(querySchema, { sites: query.get("sites") ?? undefined });
  if (!isMapFile(body)) {
    if (sites === undefined) {
      return { scenario: refuseZeroWeights(parseWith(scenarioSchema, body), "weights") };
    }
    throw new CodedError("bad_field", "Only a GeoJSON file has sites to choose", "sites");
  }
  const { response: file, fault } = readSiteFile(body, context);
  if (sites === "asLocks" && fault) throw fault;
  const isAsItWas = sites === undefined && file.kind === "scenario";
  const meant =
    sites === "scenario" || isAsItWas ? file.scenario : sites ? file.asLocks?.scenario : null;
  if (!meant) return { undecided: file };
  return { scenario: refuseZeroWeights(meant, "bunsan.scenario.weights") };
}
