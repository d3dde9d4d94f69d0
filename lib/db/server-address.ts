import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Windows has no sockets of the kind that PostgreSQL listens on. */
export const hasSockets = process.platform !== "win32";

/** The role that owns the shipped database. */
export const ROLE = "bunsan";

/**
 * Every parameter that the driver would otherwise take from a `PG…` variable, which is meant for
 * another server: the shipped one has no SSL on its socket and needs none.
 */
const fixedParameters = {
  ssl: false,
  sslnegotiation: "postgres",
  options: "-c search_path=public",
  client_encoding: "UTF8",
  application_name: "bunsan",
  // A text, since the driver takes the variable in place of what is falsy.
  replication: "false",
} as const;

/** How to reach the shipped database: a socket folder or 127.0.0.1, always with a password. */
export interface ServerAddress extends Readonly<typeof fixedParameters> {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Reads the address of the database in `home`, whose socket is in `socketFolder`. */
export async function readAddress(home: string, socketFolder: string): Promise<ServerAddress> {
  const text = await readFile(join(home, "cluster", "bunsan.json"), "utf8");
  const keys: unknown = JSON.parse(text);
  const known = typeof keys === "object" && keys !== null && "password" in keys && "port" in keys;
  if (!known || typeof keys.password !== "string" || typeof keys.port !== "number") {
    throw new Error("The key file of the database is damaged.");
  }
  const { password, port } = keys;
  const host = hasSockets ? socketFolder : "127.0.0.1";
  return { ...fixedParameters, host, port, user: ROLE, password, database: "postgres" };
}
