import { z } from "zod";
import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";

const collectionSchema = z.looseObject({ type: z.literal("FeatureCollection") });

/** A plan that was exported by us carries its scenario in the foreign member `bunsan`. */
const exportedSchema = z.looseObject({ bunsan: z.looseObject({ scenario: scenarioSchema }) });

/** Throws `bad_field` where no criterion counts. */
export function refuseZeroWeights(scenario: Scenario, field: string): Scenario {
  if (Object.values(scenario.weights).some((weight) => weight > 0)) return scenario;
  throw new CodedError("bad_field", "At least one weight must be above zero", field);
}

/**
 * Reads a scenario from a request's body: a scenario itself (every field has a default), or a
 * GeoJSON FeatureCollection that was exported here. Throws `bad_field` naming the field.
 */
export function parseScenario(body: unknown): Scenario {
  if (collectionSchema.safeParse(body).success) {
    const { scenario } = parseWith(exportedSchema, body).bunsan;
    return refuseZeroWeights(scenario, "bunsan.scenario.weights");
  }
  return refuseZeroWeights(parseWith(scenarioSchema, body), "weights");
}
