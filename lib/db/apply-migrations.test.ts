import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations, readMigrations } from "./apply-migrations";
import { openEmbeddedServer } from "./embedded-server";
import { loadSchemaEngine } from "./fixtures/load-schema-engine";
import { listServerHomes, stopServer } from "./postmaster.mjs";
import type { ServerAddress } from "./server-address";

const projectFolder = process.cwd();
const folder = join(projectFolder, "prisma/migrations");
let dataFolder = "";
let address: ServerAddress;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "bunsan-migrate-"));
  await chmod(dataFolder, 0o755);
  address = await openEmbeddedServer(projectFolder, dataFolder);
  await createDatabase("agree");
  schema = await readFile(join(projectFolder, "prisma/schema.prisma"), "utf8");
  const adapter = new PrismaPg({ ...address, database: "agree" });
  // One engine for all tests: its glue code holds one instance at a time.
  engine = await loadSchemaEngine(schema, bindMigrationAwareSqlAdapterFactory(adapter));
});

afterAll(async () => {
  await stopServer(dataFolder);
  for (const home of [dataFolder, listServerHomes(dataFolder)[1]]) {
    await rm(home, { recursive: true, force: true });
  }
});

async function withClient<T>(database: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ ...address, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(name: string): Promise<void> {
  await withClient("postgres", (client) => client.query(`CREATE DATABASE ${name}`));
}

const filters = { externalTables: [], externalEnums: [] };
let engine: SchemaEngine;
let schema = "";

describe("migrations", () => {
  it("apply once, however many processes apply them at the same time", async () => {
    await createDatabase("race");
    const migrations = await readMigrations(folder);
    const rounds = await Promise.all(
      Array.from({ length: 4 }, () =>
        withClient("race", (client) => applyMigrations(client, "public", migrations)),
      ),
    );
    expect(rounds.flat()).toEqual(migrations.map(({ name }) => name));
  });

  it("leave a database that Prisma's own engine takes for its own, with nothing left to do", async () => {
    const migrations = await readMigrations(folder);
    await withClient("agree", (client) => applyMigrations(client, "public", migrations));
    const list = {
      baseDir: folder,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
      })),
    };
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters,
    });
    expect(found).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  it("say together what Prisma itself would write for the schema", async () => {
    const files = [{ path: "schema.prisma", content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    const written = (await readMigrations(folder)).map(({ sql }) => sql).join("\n");
    const statements = (sql: string | null) =>
      (sql ?? "").replace(/--.*/g, "").split(/\s+/).join(" ").trim();
    expect(statements(written)).toBe(
      statements(stdout).replace('CREATE SCHEMA IF NOT EXISTS "public"; ', ""),
    );
  });

  it("refuse to go on after one of them was changed", async () => {
    await createDatabase("edited");
    const migrations = await readMigrations(folder);
    await withClient("edited", (client) => applyMigrations(client, "public", migrations));
    const edited = migrations.map((migration) => ({ ...migration, checksum: "0".repeat(64) }));
    await expect(
      withClient("edited", (client) => applyMigrations(client, "public", edited)),
    ).rejects.toThrow(/changed since/);
  });

  it("leave nothing behind when one of them fails", async () => {
    await createDatabase("broken");
    const sql = "CREATE TABLE half (id INT); SELECT nonsense;";
    const broken = [{ name: "0_broken", sql, checksum: "x" }];
    await withClient("broken", async (client) => {
      await expect(applyMigrations(client, "public", broken)).rejects.toThrow(/nonsense/);
      const { rows } = await client.query("SELECT to_regclass('half') AS half");
      expect(rows).toEqual([{ half: null }]);
    });
  });
});
