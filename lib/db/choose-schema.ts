import type { ClientBase } from "pg";
import { DatabaseSettingError } from "./database-url";

/** Names of a search path in its written form, e.g. `"$user", public, "My-Schema"`. */
function readNames(searchPath: string): string[] {
  return [...searchPath.matchAll(/"((?:[^"]|"")*)"|[^\s,]+/g)].map(([name, quoted]) =>
    quoted === undefined ? name : quoted.replaceAll('""', '"'),
  );
}

/** PostgreSQL cuts longer names, and would then look for another name than it made. */
const LONGEST_NAME_BYTES = 63;

/** Refuses names that PostgreSQL cuts, and those with a quotation mark, which Prisma does not escape. */
function requireUsable(name: string): string {
  const fits = Buffer.byteLength(name) <= LONGEST_NAME_BYTES;
  if (fits && !/["\p{Cc}]/u.test(name)) return name;
  throw new DatabaseSettingError(
    `the name of its schema is longer than ${LONGEST_NAME_BYTES} bytes or has a mark that cannot be used`,
  );
}

/**
 * The one schema that migrations write and queries read: `wanted`, else the one in which this
 * connection creates tables, else (where none of its search path exists yet) the first that its
 * search path names. Throws `DatabaseSettingError` for a name that cannot be used.
 */
export async function chooseSchema(
  client: ClientBase,
  wanted: string | undefined,
): Promise<string> {
  if (wanted !== undefined) return requireUsable(wanted);
  const { rows } = await client.query<{ current: string | null; path: string }>(
    "SELECT current_schema() AS current, current_setting('search_path') AS path",
  );
  const { current = null, path = "" } = rows[0] ?? {};
  const first = readNames(path).find((name) => name !== "$user");
  return requireUsable(current ?? first ?? "public");
}
