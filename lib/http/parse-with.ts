import type { z } from "zod";
import { CodedError } from "@/lib/errors";

interface Issue {
  readonly path: PropertyKey[];
  readonly code?: string;
  readonly keys?: string[];
  readonly message: string;
}

/** Dotted path of the first thing wrong; an unknown key is named itself. */
function nameField(issue: Issue): string | undefined {
  const unknownKey = issue.code === "unrecognized_keys" ? issue.keys?.[0] : undefined;
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  // A hostile key could be as long as the body.
  return path.length > 0 ? path.map(String).join(".").slice(0, 200) : undefined;
}

/**
 * Parses a value that came from outside. Throws `bad_field` that names the first field at fault
 * by its dotted path.
 */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (!issue) throw new CodedError("bad_field", "The value does not fit");
  const field = nameField(issue);
  throw new CodedError("bad_field", issue.message.slice(0, 300), field);
}
