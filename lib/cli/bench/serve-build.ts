import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { healthSchema } from "@/lib/schema/health";

const READY_MS = 120_000;

/** The built app, served on this machine alone. */
export interface ServedBuild {
  readonly url: string;
  close(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address === "object" && address) return address.port;
  throw new Error("No port is free");
}

async function awaitWarm(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline && !hasEnded()) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok && healthSchema.parse(await answer.json()).warm) return;
    await new Promise((wake) => setTimeout(wake, 250));
  }
  throw new Error("The built app did not come up");
}

/** Starts the app as it was last built, and waits for its first plan; null where it was not built. */
export async function serveBuild(): Promise<ServedBuild | null> {
  const build = process.env.BUNSAN_DIST || ".next";
  if (!existsSync(join(build, "BUILD_ID"))) return null;
  const port = await findFreePort();
  const data = await mkdtemp(join(tmpdir(), "bunsan-bench-"));
  const next = join("node_modules", "next", "dist", "bin", "next");
  const server = spawn(process.execPath, [next, "start", "-p", `${port}`, "-H", "127.0.0.1"], {
    env: { ...process.env, NODE_ENV: "production", BUNSAN_DATA: data, LOG_LEVEL: "error" },
    stdio: "ignore",
  });
  let ended = false;
  const exit = new Promise<void>((done) => {
    server.on("exit", () => {
      ended = true;
      done();
    });
  });
  const close = async () => {
    server.kill("SIGTERM");
    await exit;
    await rm(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await awaitWarm(url, () => ended);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}
