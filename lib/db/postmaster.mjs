import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Folders that may hold the database of a data folder, the usual one first.
 *
 * Root hands PostgreSQL to a system user, who may be shut out of root's own folders; such a
 * database lives under `/var/lib/bunsan` instead.
 * @param {string} dataFolder
 * @returns {[inside: string, outside: string]}
 */
export function listServerHomes(dataFolder) {
  const folder = resolve(dataFolder);
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return [join(folder, "postgres"), join("/var/lib/bunsan", hash)];
}

/**
 * Command line of a process, "" if it is gone, null if this machine cannot tell.
 * @param {number} pid
 * @returns {string | null}
 */
function readCommandLine(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  if (process.platform === "win32") return null;
  const answer = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  return answer.error ? null : answer.stdout;
}

/**
 * Whether a process runs.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What `postmaster.pid` of a cluster folder says: no server, a live one, or a left-over whose
 * number now belongs to a stranger (usual after a restart of a container).
 * @param {string} clusterFolder
 * @returns {{ state: "none" | "live" | "stale"; pid: number }}
 */
export function readPostmaster(clusterFolder) {
  let pid = 0;
  try {
    const text = readFileSync(join(clusterFolder, "postmaster.pid"), "utf8");
    pid = Number.parseInt(text.split("\n")[0] ?? "", 10);
  } catch {
    return { state: "none", pid: 0 };
  }
  if (!Number.isInteger(pid) || pid <= 0) return { state: "none", pid: 0 };
  // PostgreSQL itself clears up after a number that nobody has.
  if (!isAlive(pid)) return { state: "none", pid };
  const command = readCommandLine(pid);
  const ours = command === null || command.includes(clusterFolder);
  return { state: ours ? "live" : "stale", pid };
}

/**
 * Stops the database of a data folder, if one runs: open statements are rolled back, what was
 * acknowledged is kept. Resolves to the number of servers stopped.
 * @param {string} dataFolder
 * @param {number} patienceMs
 */
export async function stopServer(dataFolder, patienceMs = 20_000) {
  let stopped = 0;
  for (const home of listServerHomes(dataFolder)) {
    const { state, pid } = readPostmaster(join(home, "cluster"));
    if (state !== "live") continue;
    process.kill(pid, "SIGINT");
    const deadline = Date.now() + patienceMs;
    while (isAlive(pid)) {
      if (Date.now() > deadline) throw new Error(`The database (process ${pid}) did not stop.`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
    stopped += 1;
  }
  return stopped;
}
