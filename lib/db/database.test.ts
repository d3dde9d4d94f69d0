import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultScenario } from "../schema/scenario";
import { Database } from "./database";
import { openEmbeddedServer } from "./embedded-server";
import { isAlive, listServerHomes, readPostmaster, stopServer } from "./postmaster.mjs";
import { createScenario, listScenarios, readScenario } from "./scenario-store";

const projectFolder = process.cwd();
const run = promisify(execFile);
const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const owner = "a".repeat(64);
let dataFolder = "";

function openAgain(): Database {
  return new Database({ projectFolder, dataFolder, url: undefined });
}

/** The server that this test started; never any other. */
function findPid(): number {
  for (const home of listServerHomes(dataFolder)) {
    const { state, pid } = readPostmaster(join(home, "cluster"));
    if (state === "live") return pid;
  }
  throw new Error("no server runs");
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await new Promise((wake) => setTimeout(wake, 10));
}

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "bunsan db "));
  await chmod(dataFolder, 0o755);
});

afterAll(async () => {
  await stopServer(dataFolder);
  for (const home of [dataFolder, listServerHomes(dataFolder)[1]]) {
    await rm(home, { recursive: true, force: true });
  }
});

/** Settings of another server, each of which would keep the shipped one from starting or answering. */
const strangeSettings = {
  ...{ PGHOST: "203.0.113.1", PGHOSTADDR: "203.0.113.1", PGPORT: "1", PGUSER: "stranger" },
  ...{ PGDATABASE: "elsewhere", PGPASSWORD: "wrong", PGPASSFILE: "/nowhere", PGDATA: "/nowhere" },
  ...{ PGSSLMODE: "verify-full", PGSSLROOTCERT: "/nowhere", PGSSLNEGOTIATION: "direct" },
  ...{ PGOPTIONS: "-c search_path=nowhere -c default_transaction_read_only=on" },
  ...{ PGCLIENTENCODING: "nonsense", PGDATESTYLE: "nonsense", PGTZ: "nonsense" },
  ...{ PGSERVICE: "elsewhere", PGSERVICEFILE: "/nowhere", PGREPLICATION: "database" },
  ...{ PGAPPNAME: "elsewhere", PGBINARY: "1", PGCONNECT_TIMEOUT: "0" },
};

describe("the database that npm ships", () => {
  it("is made once when two processes with another server's settings open a new folder at once", async () => {
    const script = "lib/db/fixtures/save-one.ts";
    const env = {
      ...process.env,
      ...strangeSettings,
      BUNSAN_DATA: dataFolder,
      DATABASE_URL: "",
    };
    const both = await Promise.all(
      ["one", "two"].map((name) => run(process.execPath, [tsx, script, name], { env })),
    );
    const ids = both.map(({ stdout }) => stdout.trim());
    const database = openAgain();
    const listed = await listScenarios(database, owner);
    expect(listed.map(({ id }) => id).sort()).toEqual(ids.sort());
    await database.close();
    // Two programs are compiled and two clusters made: long on a machine that does much else.
  }, 60_000);

  it("outlives the process that started it, and the next one joins it", async () => {
    const pid = findPid();
    const database = openAgain();
    await listScenarios(database, owner);
    expect(findPid()).toBe(pid);
    await database.close();
  });

  it("keeps every acknowledged scenario when it is killed, and comes back by itself", async () => {
    const database = openAgain();
    const saved = await createScenario(database, owner, {
      name: "kept",
      scenario: defaultScenario,
    });
    const before = findPid();
    await kill(before);
    const read = await readScenario(database, null, saved.id);
    expect(read.name).toBe("kept");
    expect(findPid()).not.toBe(before);
    await database.close();
  });

  it("either saves or says unavailable when it is killed in the midst of writing", async () => {
    const database = openAgain();
    await listScenarios(database, owner);
    const pid = findPid();
    const writing = Array.from({ length: 60 }, async (_, index) => {
      const request = { name: `burst ${index}`, scenario: defaultScenario };
      const saved = await createScenario(database, "b".repeat(64), request);
      return saved.id;
    });
    const killing = kill(pid);
    const ended = await Promise.allSettled(writing);
    await killing;
    const refusals = ended.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
    expect(refusals.filter((code) => code !== "unavailable")).toEqual([]);
    const kept = new Set((await listScenarios(database, "b".repeat(64))).map(({ id }) => id));
    const acknowledged = ended.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await database.close();
  });

  it("starts over a lock whose number has passed to a stranger, as after a container's restart", async () => {
    await stopServer(dataFolder);
    const cluster = join(listServerHomes(dataFolder)[0], "cluster");
    const lock = join(cluster, "postmaster.pid");
    await writeFile(lock, `${process.pid}\n${cluster}\n`);
    expect(readPostmaster(cluster)).toEqual({ state: "stale", pid: process.pid });
    await utimes(lock, 0, 0);
    const database = openAgain();
    expect((await listScenarios(database, owner)).length).toBeGreaterThan(0);
    await database.close();
  });

  it("keeps its password from others and takes nobody without it", async () => {
    const [inside, outside] = listServerHomes(dataFolder);
    const text = [inside, outside].flatMap((home) => {
      try {
        return [readFileSync(join(home, "cluster", "pg_hba.conf"), "utf8")];
      } catch {
        return [];
      }
    });
    expect(text).toHaveLength(1);
    expect(text[0]).toMatch(/^local .*scram-sha-256$/m);
    expect(text[0]).not.toMatch(/^[^#]*\btrust\b/m);
  });

  it("gives up after a few starts in vain and says why, and starts once it can", async () => {
    await stopServer(dataFolder);
    const cluster = listServerHomes(dataFolder).map((home) => join(home, "cluster"));
    const settings = cluster.map((folder) => join(folder, "postgresql.auto.conf")).find(existsSync);
    if (!settings) throw new Error("no cluster");
    const before = readFileSync(settings, "utf8");
    await writeFile(settings, "nonsense = 1\n");
    await expect(openEmbeddedServer(projectFolder, dataFolder)).rejects.toThrow(/"nonsense"/);
    await writeFile(settings, before);
    expect((await openEmbeddedServer(projectFolder, dataFolder)).user).toBe("bunsan");
  });

  it("answers unavailable, and does not throw otherwise, where no database can be opened", async () => {
    const database = new Database({
      projectFolder,
      dataFolder,
      url: "postgresql://nobody:x@127.0.0.1:1/none",
    });
    await expect(listScenarios(database, owner)).rejects.toMatchObject({ code: "unavailable" });
    await expect(listScenarios(database, owner)).rejects.toMatchObject({ code: "unavailable" });
  });
});
