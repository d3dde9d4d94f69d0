import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { defaultScenario } from "../schema/scenario";
import { Database } from "./database";
import { openEmbeddedServer } from "./embedded-server";
import { listServerHomes, stopServer } from "./postmaster.mjs";
import { createScenario, listScenarios } from "./scenario-store";
import type { ServerAddress } from "./server-address";

const projectFolder = process.cwd();
const PASSWORD = "p@ss/ö";
const owner = "a".repeat(64);
let dataFolder = "";
let address: ServerAddress;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "bunsan-schema-"));
  await chmod(dataFolder, 0o755);
  address = await openEmbeddedServer(projectFolder, dataFolder);
});

afterAll(async () => {
  await stopServer(dataFolder, 60_000);
  for (const home of [dataFolder, listServerHomes(dataFolder)[1]]) {
    await rm(home, { recursive: true, force: true });
  }
}, 70_000);

/** Runs statements as the owner of the server, and returns the rows of the last. */
async function administer(database: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ ...address, database });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** A new database and a role of the same name on which `statements` are run. */
async function prepare(name: string, ...statements: string[]): Promise<void> {
  await administer(
    "postgres",
    `CREATE ROLE ${name} LOGIN PASSWORD '${PASSWORD}'`,
    `CREATE DATABASE ${name}`,
  );
  await administer(name, ...statements);
}

type Login = Pick<ServerAddress, "user" | "password" | "database">;

function makeUrl({ user, password, database }: Login, query: Record<string, string> = {}): string {
  const place = { host: address.host, port: String(address.port) };
  const parameters = new URLSearchParams({ ...place, ...query });
  return `postgresql://${user}:${encodeURIComponent(password)}@/${database}?${parameters}`;
}

function open(name: string, query?: Record<string, string>): Database {
  const url = makeUrl({ user: name, password: PASSWORD, database: name }, query);
  return new Database({ projectFolder, dataFolder, url });
}

/** Saves one scenario and reads it back, then names the schemas in which tables are. */
async function useOnce(name: string, database: Database): Promise<unknown[]> {
  const request = { name: "one", scenario: defaultScenario };
  const saved = await createScenario(database, owner, request);
  expect((await listScenarios(database, owner)).map(({ id }) => id)).toContain(saved.id);
  await database.close();
  const rows = await administer(
    name,
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
     WHERE tablename IN ('scenarios', '_prisma_migrations') ORDER BY 1`,
  );
  return rows.map((row) => Object(row).name);
}

const tablesIn = (schema: string) => [`${schema}._prisma_migrations`, `${schema}.scenarios`];

interface Case {
  readonly title: string;
  readonly schema: string;
  readonly query?: Record<string, string>;
  /** What an administrator has done before; $ stands for role and database. */
  readonly before?: string[];
}

const mayMakeSchemas = "GRANT CREATE ON DATABASE $ TO $";
const cases: Case[] = [
  { title: "public by default", schema: "public", before: ["GRANT CREATE ON SCHEMA public TO $"] },
  ...["plans", "My-Schema", "a 'b'; 분산 \\"].map((schema) => ({
    title: `the one in the address, made by us: ${schema}`,
    schema,
    query: { schema },
    before: [mayMakeSchemas],
  })),
  {
    title: "the one in the address, made by somebody who lets us make tables only",
    schema: "given",
    query: { schema: "given" },
    before: ["CREATE SCHEMA given AUTHORIZATION $"],
  },
  {
    title: "the one in the address before those of role and options",
    schema: "first",
    query: { schema: "first", options: "-csearch_path=second" },
    before: [mayMakeSchemas, "ALTER ROLE $ SET search_path = third"],
  },
  {
    title: "the one of the role's search path",
    schema: "own",
    before: ["CREATE SCHEMA own AUTHORIZATION $", "ALTER ROLE $ SET search_path = own, public"],
  },
  {
    title: "the one of the role's search path, made by us",
    schema: "Not yet",
    before: [mayMakeSchemas, 'ALTER ROLE $ SET search_path = "$user", "Not yet", later'],
  },
  {
    title: "the one of the role's name, which comes first in PostgreSQL's own search path",
    schema: "$",
    before: ["CREATE SCHEMA $ AUTHORIZATION $"],
  },
  {
    title: "the one in the options of the connection",
    schema: "opted",
    query: { options: "-c search_path=opted" },
    before: ["CREATE SCHEMA opted AUTHORIZATION $"],
  },
  {
    title: "the one of the database's search path",
    schema: "based",
    before: ["CREATE SCHEMA based AUTHORIZATION $", "ALTER DATABASE $ SET search_path = based"],
  },
];

describe("a server of the operator's", () => {
  it.each(cases.map((entry, index) => ({ ...entry, name: `role${index}` })))(
    "has all tables in one schema: $title",
    async ({ name, schema, query, before = [] }) => {
      await prepare(name, ...before.map((statement) => statement.replaceAll(/\$(?!user)/g, name)));
      const expected = tablesIn(schema === "$" ? name : schema);
      expect(await useOnce(name, open(name, query))).toEqual(expected);
      // The second opening finds what the first has made.
      expect(await useOnce(name, open(name, query))).toEqual(expected);
    },
  );

  it("is told the other parameters of its address", async () => {
    await prepare("told", "GRANT CREATE ON DATABASE told TO told");
    const database = open("told", {
      schema: "plans",
      application_name: "planning office",
      options: "-c statement_timeout=4321",
    });
    const rows = await database.run(
      "read",
      (prisma) => prisma.$queryRaw`
        SELECT current_setting('application_name') AS name,
               current_setting('statement_timeout') AS timeout`,
    );
    expect(rows).toEqual([{ name: "planning office", timeout: "4321ms" }]);
    await database.close();
  });

  it("is not asked for SSL on its socket, whatever address and environment say", async () => {
    await prepare("socket", "GRANT CREATE ON DATABASE socket TO socket");
    vi.stubEnv("PGSSLMODE", "verify-full");
    const query = { schema: "plans", sslmode: "require" };
    expect(await useOnce("socket", open("socket", query))).toEqual(tablesIn("plans"));
    vi.unstubAllEnvs();
  });

  it("lets a role save that may not make tables, once somebody else has made them", async () => {
    await prepare("reader", "CREATE SCHEMA plans", "ALTER ROLE reader SET search_path = plans");
    const maker = new Database({
      projectFolder,
      dataFolder,
      url: makeUrl({ ...address, database: "reader" }, { schema: "plans" }),
    });
    await useOnce("reader", maker);
    await administer(
      "reader",
      "GRANT USAGE ON SCHEMA plans TO reader",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA plans TO reader",
    );
    expect(await useOnce("reader", open("reader"))).toEqual(tablesIn("plans"));
  });

  const refusals: [title: string, query: Record<string, string>, words: RegExp][] = [
    ["a schema that its role may not make", { schema: "plans" }, /may not make/],
    ["a schema where its role may make no tables", {}, /may not make/],
    ["a schema of PostgreSQL's own", { schema: "pg_catalog" }, /may not make/],
    ["an empty search path", { options: "-c search_path=" }, /may not make/],
    ["a name that is too long", { schema: "s".repeat(64) }, /cannot be used/],
    ["a name with a line break", { schema: "a\nb" }, /cannot be used/],
    ["a name with a quotation mark", { schema: 'a"b' }, /cannot be used/],
    ["such a name in the search path", { options: '-csearch_path="a""b"' }, /cannot be used/],
  ];
  it.each(refusals)("is refused with words for %s", async (_, query, words) => {
    const name = "strange";
    const known = await administer("postgres", `SELECT FROM pg_roles WHERE rolname = '${name}'`);
    if (known.length === 0) await prepare(name);
    const database = open(name, query);
    await expect(listScenarios(database, owner)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(words),
    });
    await database.close();
  });
});
