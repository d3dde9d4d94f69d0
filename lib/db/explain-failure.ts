import { DatabaseSettingError } from "./database-url";
import { isConnectionLoss } from "./is-connection-loss";

const reasonByState: [pattern: RegExp, reason: string][] = [
  [/^42501$/, "its role may not make what is missing there (schema or tables)"],
  [/^28/, "it refuses the role or the password"],
  [/^3D/, "there is no database of that name"],
  [/^53|^57P0[123]$/, "it takes no connection now"],
  [/^55P03$/, "another process has been setting it up for long"],
];

/**
 * Why the database did not open, in words that may go to anyone: no name, address or password.
 * The log has the rest.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof DatabaseSettingError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = reasonByState.find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  if (error instanceof Error && /\bSSL\b/.test(error.message)) return "it does not agree on SSL";
  return isConnectionLoss(error) ? "it does not answer" : "it did not open";
}
