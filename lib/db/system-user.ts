import { spawnSync } from "node:child_process";
import { readFile, stat } from "node:fs/promises";

/** Numbers of the account that runs PostgreSQL when this process is root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Whether `user` passes `test <flag> <path>`, e.g. `-x` for a program or `-w` for a folder. */
export function canUse(user: SystemUser, flag: "-x" | "-w", path: string): boolean {
  const answer = spawnSync("/bin/sh", ["-c", `test ${flag} "$1"`, "sh", path], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return answer.status === 0;
}

/**
 * Chooses who runs PostgreSQL, which refuses root: null = this process's own user; as root the
 * owner of an existing database, else the account `postgres`, else `nobody`.
 */
export async function chooseSystemUser(clusterFolder: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterFolder).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    const uid = Number(fields[2]);
    const gid = Number(fields[3]);
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}
