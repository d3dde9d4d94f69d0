import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { chmod, chown, lstat, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isConnectionLoss } from "./is-connection-loss";
import { findNativePrograms, type NativePrograms } from "./native-programs";
import { listServerHomes, readPostmaster } from "./postmaster.mjs";
import { hasSockets, ROLE, readAddress, type ServerAddress } from "./server-address";
import { canUse, chooseSystemUser, type SystemUser } from "./system-user";

/** Environment of PostgreSQL's programs: they too read `PG…` variables, meant for another server. */
function makeServerEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  for (const name of Object.keys(env)) if (name.startsWith("PG")) Reflect.deleteProperty(env, name);
  return env;
}

const READY_MS = 30_000;
/** Starts in vain, with nothing in the way, after which a further one would end the same. */
const MOST_STARTS = 12;
const OLD_LOCK_MS = 5_000;
/** A socket's path may have 104 letters on some systems; its file takes 15 of them. */
const LONGEST_SOCKET_FOLDER = 85;

async function giveTo(user: SystemUser | null, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

/** Picks the home of the database: in the data folder, unless its user may not enter there. */
async function openHome(dataFolder: string): Promise<{ home: string; user: SystemUser | null }> {
  const [inside, outside] = listServerHomes(dataFolder);
  await mkdir(inside, { recursive: true, mode: 0o755 });
  const user = await chooseSystemUser(join(inside, "cluster"));
  if (!user || canUse(user, "-x", inside)) return { home: inside, user };
  await mkdir(outside, { recursive: true, mode: 0o755 });
  return { home: outside, user: await chooseSystemUser(join(outside, "cluster")) };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address ? address.port : 55_432;
}

/**
 * Makes a new cluster in a folder of its own and moves it into place in one step, so that a
 * crash leaves nothing half made and of two processes that do this at once one wins whole.
 */
async function createCluster(
  home: string,
  user: SystemUser | null,
  programs: NativePrograms,
): Promise<void> {
  const draft = join(home, `draft-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(join(draft, "cluster"), { recursive: true, mode: 0o711 });
    const password = randomBytes(24).toString("hex");
    const hostPort = hasSockets ? 5432 : await findFreePort();
    const passwordFile = join(draft, "cluster.password");
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const path of [passwordFile, join(draft, "cluster")]) await giveTo(user, path);
    await chmod(join(draft, "cluster"), 0o700);
    await runToEnd(programs.initdb, user, [
      ...["-D", join(draft, "cluster"), "-U", ROLE, "-A", "scram-sha-256"],
      ...[`--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C", "--no-instructions"],
    ]);
    // Kept inside the cluster, so that the two are moved together and never mixed.
    const keys = join(draft, "cluster", "bunsan.json");
    await writeFile(keys, JSON.stringify({ password, port: hostPort }), { mode: 0o600 });
    await giveTo(user, keys);
    await rename(join(draft, "cluster"), join(home, "cluster")).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "EPERM") throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function runToEnd(program: string, user: SystemUser | null, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      ...user,
      cwd: "/",
      env: makeServerEnv(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let words = "";
    child.stderr?.on("data", (part: Buffer) => {
      words += part.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) done();
      else fail(new Error(`${basename(program)} ended with ${code}: ${words.trim().slice(-600)}`));
    });
  });
}

/** Folder of the server's socket: beside the cluster, or a private one under /tmp if too long. */
async function openSocketFolder(home: string, user: SystemUser | null): Promise<string> {
  const near = join(home, "socket");
  const folder =
    near.length <= LONGEST_SOCKET_FOLDER
      ? near
      : `/tmp/bunsan-${listServerHomes(home)[1].slice(-12)}`;
  await mkdir(folder, { mode: 0o700 }).then(
    () => giveTo(user, folder),
    () => undefined,
  );
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(`The folder ${folder} belongs to somebody else.`);
  }
  return folder;
}

/** Starts PostgreSQL in a session of its own: it outlives this process, whatever ends it. */
function launch(
  home: string,
  user: SystemUser | null,
  program: string,
  address: ServerAddress,
): () => boolean {
  const log = openSync(join(home, "server.log"), "a", 0o600);
  const child = spawn(
    program,
    [
      ...["-D", join(home, "cluster"), "-p", String(address.port)],
      ...["-c", `listen_addresses=${hasSockets ? "" : "127.0.0.1"}`],
      ...["-c", `unix_socket_directories=${hasSockets ? address.host.replaceAll(",", "\\,") : ""}`],
      ...["-c", "unix_socket_permissions=0700", "-c", "max_connections=40"],
      ...["-c", "shared_buffers=32MB", "-c", "logging_collector=off"],
    ],
    {
      ...user,
      cwd: "/",
      env: makeServerEnv(),
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  let ended = false;
  child.on("error", () => {
    ended = true;
  });
  child.on("exit", () => {
    ended = true;
  });
  child.unref();
  return () => ended;
}

/** Whether the server takes a connection by now. Throws when it refuses us. */
async function answers(address: ServerAddress): Promise<boolean> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch (error) {
    // Not there yet, or on its way; whatever else it says it will say again.
    if (isConnectionLoss(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Removes locks whose owner's number has passed to a stranger; never ones just written. */
async function removeOldLocks(cluster: string, address: ServerAddress): Promise<void> {
  const locks = [join(cluster, "postmaster.pid")];
  if (hasSockets) locks.push(join(address.host, `.s.PGSQL.${address.port}.lock`));
  for (const lock of locks) {
    const found = await lstat(lock).catch(() => null);
    if (found && Date.now() - found.mtimeMs > OLD_LOCK_MS) await rm(lock, { force: true });
  }
}

/**
 * Opens the database that npm shipped, in `dataFolder`: made if there is none, started if none
 * runs, joined if another process has started it. PostgreSQL's own lock decides between two
 * starters; the loser's server ends and both processes connect to the winner's.
 */
export async function openEmbeddedServer(
  projectFolder: string,
  dataFolder: string,
): Promise<ServerAddress> {
  const { home, user } = await openHome(dataFolder);
  const cluster = join(home, "cluster");
  const programs = await findNativePrograms(projectFolder, home, user);
  const exists = await lstat(cluster).catch(() => null);
  if (!exists) await createCluster(home, user, programs);
  const address = await readAddress(home, await openSocketFolder(home, user));
  const deadline = Date.now() + READY_MS;
  let hasEnded: (() => boolean) | null = null;
  let startsInVain = 0;
  while (Date.now() < deadline && startsInVain < MOST_STARTS) {
    if (await answers(address)) return address;
    const { state } = readPostmaster(cluster);
    if (state === "stale") await removeOldLocks(cluster, address);
    if (state !== "live" && (hasEnded === null || hasEnded())) {
      if (hasEnded) await sleep(300);
      if (hasEnded && state === "none") startsInVain += 1;
      hasEnded = launch(home, user, programs.postgres, address);
    }
    await sleep(50);
  }
  const log = await readFile(join(home, "server.log"), "utf8").catch(() => "");
  throw new Error(`The database did not start: ${log.trim().slice(-600)}`);
}
