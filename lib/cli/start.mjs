// Plain JavaScript with Node's own modules only: it runs before anything is installed.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  build,
  exitWith,
  loadSettings,
  prepare,
  projectFolder,
  quietEnv,
  Stop,
  say,
} from "./prepare.mjs";

const READY_MS = 120_000;
const WARM_MS = 15_000;
const FAREWELL_MS = 8_000;

function readPort() {
  const text = process.env.PORT ?? "3000";
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`PORT must be a number from 1 to 65535; it is "${text}".`);
}

/** @param {number} port */
function checkPort(port) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      const reason =
        error.code === "EADDRINUSE"
          ? `Port ${port} is taken by another program.`
          : `Port ${port} cannot be opened (${error.code}).`;
      fail(new Stop(`${reason} Choose another one: PORT=${port + 1} npm start`));
    });
    probe.listen(port, () => probe.close(done));
  });
}

/**
 * Waits until the server answers, and a little longer for its first plan: the visitor then need not.
 * @param {number} port
 * @param {() => boolean} hasEnded
 */
async function awaitReady(port, hasEnded) {
  const deadline = Date.now() + READY_MS;
  /** @type {number | undefined} */
  let answeredAt;
  while (Date.now() < deadline && !hasEnded()) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) {
      const { warm } = await answer.json();
      answeredAt ??= Date.now();
      if (warm !== false || Date.now() - answeredAt > WARM_MS) return true;
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  return false;
}

/**
 * npm runs us by way of a shell that does not pass a signal on: when the shell has gone, so has npm.
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && stop(), 500).unref();
}

async function start() {
  loadSettings();
  const port = readPort();
  await checkPort(port);
  await prepare();
  await build();
  say("Starting …");
  const next = join(projectFolder, "node_modules", "next", "dist", "bin", "next");
  const server = spawn(process.execPath, [next, "start", "-p", String(port)], {
    cwd: projectFolder,
    env: { ...quietEnv, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  let ended = false;
  let asked = false;
  server.on("exit", (code) => {
    ended = true;
    process.exit(asked ? 0 : (code ?? 1));
  });
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (!asked) setTimeout(() => server.kill("SIGKILL"), FAREWELL_MS).unref();
    asked = true;
    server.kill(signal);
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGHUP", () => stop("SIGTERM"));
  stopWithNpm(() => stop("SIGTERM"));
  if (await awaitReady(port, () => ended)) {
    say(`\nBunsan is ready: http://localhost:${port}   (Ctrl+C stops it)\n`);
  } else if (!ended) {
    say(`\nThe server at http://localhost:${port} has not reported ready; its log is above.\n`);
  }
}

await start().catch(exitWith);
