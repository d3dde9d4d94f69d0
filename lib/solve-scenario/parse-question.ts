import type { z } from "zod";
import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import type { Scenario } from "@/lib/schema/scenario";

/**
 * Reads a question about a scenario's plan from a request's body.
 * Throws `bad_field` naming the field by its path in that body.
 */
export function parseQuestion<Question extends { scenario: Scenario }>(
  schema: z.ZodType<Question>,
  body: unknown,
): Question {
  const question = parseWith(schema, body);
  if (Object.values(question.scenario.weights).some((weight) => weight > 0)) return question;
  throw new CodedError("bad_field", "At least one weight must be above zero", "scenario.weights");
}
