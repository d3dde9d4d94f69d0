import type pg from "pg";
import { parse } from "pg-connection-string";

/** How to reach the operator's server, and the schema that the address asks for. */
export interface ServerAccess {
  readonly connection: pg.ClientConfig;
  /** `?schema=`; undefined = the connection's own search path decides. */
  readonly schema: string | undefined;
}

/** A setting that names no usable database, in words that may go to anyone; the cause may not. */
export class DatabaseSettingError extends Error {}

function parseUrl(url: string): ReturnType<typeof parse> {
  // The parser takes any text at all for the path of a database on a server called "base".
  if (!/^(postgres(ql)?:\/\/|socket:|\/)/i.test(url)) {
    throw new DatabaseSettingError("DATABASE_URL does not begin with postgresql:// or postgres://");
  }
  try {
    return parse(url);
  } catch (cause) {
    const words = "its address in DATABASE_URL, or a file that it names, cannot be read";
    throw new DatabaseSettingError(words, { cause });
  }
}

/** The same address without what it says of SSL, which has no meaning on a socket. */
function dropSsl(url: string): string {
  const [address = "", ...rest] = url.split("?");
  const query = new URLSearchParams(rest.join("?"));
  for (const name of [...query.keys()]) if (name.startsWith("ssl")) query.delete(name);
  return `${address}?${query}`;
}

/**
 * Reads `DATABASE_URL`. Everything in it but `schema` is for the driver, which also fills gaps from
 * the usual `PG…` variables. Throws `DatabaseSettingError`.
 */
export function readDatabaseUrl(url: string): ServerAccess {
  const { schema, host } = parseUrl(url);
  const isSocket = (host || process.env.PGHOST)?.startsWith("/") ?? false;
  // The server has no SSL on its socket and hangs up on who asks for it, as PGSSLMODE has us do.
  const connection = isSocket
    ? { connectionString: dropSsl(url), ssl: false }
    : { connectionString: url };
  return { connection, schema: typeof schema === "string" && schema !== "" ? schema : undefined };
}
