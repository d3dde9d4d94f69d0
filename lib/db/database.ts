import { resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../prisma/generated/client";
import { CodedError } from "../errors";
import { log } from "../log";
import { applyMigrations, readMigrations } from "./apply-migrations";
import { chooseSchema } from "./choose-schema";
import { readDatabaseUrl, type ServerAccess } from "./database-url";
import { openEmbeddedServer } from "./embedded-server";
import { explainFailure } from "./explain-failure";
import { isConnectionLoss } from "./is-connection-loss";

/** Where the database is: a server of the operator's, or a data folder for the shipped one. */
export interface DatabaseOptions {
  readonly projectFolder: string;
  readonly dataFolder: string;
  /** `DATABASE_URL`; undefined = the PostgreSQL that npm shipped. */
  readonly url: string | undefined;
}

interface OpenDatabase {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Set by the pool when an idle connection breaks: the server has gone. */
  lost: boolean;
}

/** After a failed opening, requests are refused at once for this long, with its reason. */
const REST_MS = 3_000;
const CONNECT_MS = 5_000;
/** A statement here takes milliseconds; a server that lets one wait for so long has gone. */
const QUERY_MS = 10_000;

/** The database, opened by its first use and opened again after its server was lost. */
export class Database {
  #opening: Promise<OpenDatabase> | null = null;
  #restUntil = 0;
  #lastFailure: unknown = null;

  constructor(private readonly options: DatabaseOptions) {}

  /**
   * Runs `work` with a client. A lost server is started again beforehand; if it is lost in the
   * midst, reading work is repeated once, other work ends as `unavailable`, for nobody can know
   * whether it was done. Throws `CodedError("unavailable")` when there is no database.
   */
  async run<T>(kind: "read" | "write", work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
    const database = await this.#open();
    try {
      return await work(database.prisma);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      database.lost = true;
      if (kind === "read") return this.#repeat(work);
      throw unavailable(error);
    }
  }

  /** Closes the connections; the server itself keeps running. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    const database = await opening?.catch(() => null);
    if (database) await shut(database);
  }

  async #repeat<T>(work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
    const database = await this.#open();
    try {
      return await work(database.prisma);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      database.lost = true;
      throw unavailable(error);
    }
  }

  async #open(): Promise<OpenDatabase> {
    const current = this.#opening;
    const database = await current?.catch(() => null);
    if (database && !database.lost) return database;
    // Of several requests that find it lost, the first opens it again and the others join.
    if (this.#opening === current) {
      if (Date.now() < this.#restUntil) throw unavailable(this.#lastFailure);
      if (database) void shut(database);
      this.#opening = openDatabase(this.options);
      this.#opening.catch((error: unknown) => {
        this.#restUntil = Date.now() + REST_MS;
        this.#lastFailure = error;
        log.error({ err: error }, "the database did not open");
      });
    }
    const next = this.#opening;
    if (!next) return this.#open();
    return next.catch((error: unknown) => Promise.reject(unavailable(error)));
  }
}

function unavailable(cause: unknown): CodedError {
  const why = ` (the database: ${explainFailure(cause)})`;
  const error = new CodedError(
    "unavailable",
    `Saved scenarios cannot be reached at the moment${why}; the map, plans and exports still work.`,
  );
  error.cause = cause;
  return error;
}

async function shut(database: OpenDatabase): Promise<void> {
  await database.prisma.$disconnect().catch(() => undefined);
  await database.pool.end().catch(() => undefined);
}

/** Where the database is, the shipped one started if it does not run. */
async function reachServer(options: DatabaseOptions): Promise<ServerAccess> {
  const { url, projectFolder, dataFolder } = options;
  if (url !== undefined) return readDatabaseUrl(url);
  return { connection: await openEmbeddedServer(projectFolder, dataFolder), schema: "public" };
}

async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { connection, schema: wanted } = await reachServer(options);
  const limits = { connectionTimeoutMillis: CONNECT_MS, query_timeout: QUERY_MS };
  const client = new pg.Client({ ...connection, ...limits });
  client.on("error", () => undefined);
  let schema: string;
  try {
    await client.connect();
    const migrations = await readMigrations(resolve(options.projectFolder, "prisma/migrations"));
    schema = await chooseSchema(client, wanted);
    await applyMigrations(client, schema, migrations);
  } finally {
    // Not awaited: a server that has stopped answering does not say farewell either.
    client.end().catch(() => undefined);
  }
  const pool = new pg.Pool({ ...connection, ...limits, max: 8 });
  // Prisma writes the schema into every query, whatever the search path of the connection is.
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema }) });
  const database: OpenDatabase = { prisma, pool, lost: false };
  pool.on("error", () => {
    database.lost = true;
  });
  return database;
}

/** The options that this process's environment and folder give. */
export function readDatabaseOptions(
  env: NodeJS.ProcessEnv,
  projectFolder: string,
): DatabaseOptions {
  return {
    projectFolder,
    dataFolder: resolve(projectFolder, env.BUNSAN_DATA || ".bunsan"),
    url: env.DATABASE_URL || undefined,
  };
}
