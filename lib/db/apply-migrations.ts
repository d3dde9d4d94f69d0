import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg, { type ClientBase } from "pg";

/** The number under which Prisma's own `migrate` takes its lock: the two exclude each other. */
const MIGRATION_LOCK = 72_707_369;

const bookkeeping = `CREATE TABLE _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** One `migration.sql`, with the checksum that Prisma writes beside its name. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Reads the migrations of a folder in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(folder, name, "migration.sql"), "utf8");
      // A checkout with Windows line ends is the same migration.
      const sql = text.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Another process may be at it; one that never ends is not waited for. */
const LOCK_WAIT = "8s";

/**
 * Brings the tables of one schema up to date, and makes the schema if there is none: all in one
 * transaction together with the entries in Prisma's own table, so that nothing half done stays and
 * a pooler that hands out connections by transaction does no harm. Safe from several processes at
 * once. Returns the names applied now; throws when an applied migration was changed afterwards or
 * is recorded as failed, and whatever PostgreSQL refuses.
 */
export async function applyMigrations(
  client: ClientBase,
  schema: string,
  migrations: Migration[],
): Promise<string[]> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT set_config('lock_timeout', $1, true)", [LOCK_WAIT]);
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await enterSchema(client, schema);
    const applied = await applyMissing(client, migrations);
    await client.query("COMMIT");
    return applied;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** Makes what follows in this transaction happen in `schema`, made first if there is none. */
async function enterSchema(client: ClientBase, schema: string): Promise<void> {
  const name = pg.escapeIdentifier(schema);
  // PostgreSQL asks for the right to create even where IF NOT EXISTS would create nothing.
  const { rows } = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema]);
  if (rows.length === 0) await client.query(`CREATE SCHEMA ${name}`);
  await client.query("SELECT set_config('search_path', $1, true)", [name]);
}

async function readEntries(client: ClientBase) {
  const { rows: found } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!found[0]?.exists) await client.query(bookkeeping);
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

async function applyMissing(client: ClientBase, migrations: Migration[]): Promise<string[]> {
  const entries = await readEntries(client);
  const applied: string[] = [];
  for (const { name, sql, checksum } of migrations) {
    const entry = entries.find((row) => row.name === name);
    if (entry) {
      if (entry.finished && entry.checksum === checksum) continue;
      throw new Error(`The migration ${name} failed before, or was changed since.`);
    }
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    applied.push(name);
  }
  return applied;
}
