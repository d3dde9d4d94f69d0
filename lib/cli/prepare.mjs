// Plain JavaScript with Node's own modules only: it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever the command was started. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const OLDEST_NODE = [20, 19];
/** What an installation and a build take, bytes; less free than this is worth a warning. */
const ROOM_BYTES = 1.5e9;

/** A refusal to go on, in words for the person at the keyboard. */
export class Stop extends Error {}

/** Environment of every program started from here: nothing calls home, no engine is fetched. */
export const quietEnv = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  // `prisma generate` only asks whether this file is there; without it, it downloads one.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
};

/** Reads `.env` for the commands themselves, as Next does for its server; the shell's values win. */
export function loadSettings() {
  const file = join(projectFolder, ".env");
  // An old Node lacks the function, and must get as far as being told so.
  if (existsSync(file)) process.loadEnvFile?.(file);
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  throw new Stop(
    `Bunsan needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
  );
}

/** Free bytes on the project's disk, Infinity where the system does not say. */
function readFreeBytes() {
  try {
    // By way of the whole module: an old Node lacks it, and must get as far as being told so.
    const { bavail, bsize } = fs.statfsSync(projectFolder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Runs a program in the project's folder and passes its output on. Resolves to its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function run(program, args, env = quietEnv) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: projectFolder, env, stdio: "inherit" });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.on("error", fail);
    child.on("close", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      if (signal === "SIGINT" || signal === "SIGTERM") process.exit(130);
      done(code ?? 1);
    });
  });
}

/**
 * Runs a script of an installed package with this same Node.
 * @param {string} script path under node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runPackage(script, args, env) {
  return run(process.execPath, [join(projectFolder, "node_modules", script), ...args], env);
}

/** @param {string} what */
function explainFailure(what) {
  const full = readFreeBytes() < 5e7 ? " The disk is full." : "";
  return new Stop(`${what} failed.${full} The lines above say why.`);
}

/** @param {string} file */
function readPackages(file) {
  try {
    /** @type {Record<string, {version?: string, optional?: boolean, link?: boolean}>} */
    const packages = JSON.parse(readFileSync(join(projectFolder, file), "utf8")).packages;
    return packages;
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lockfile says, by npm's own record of what it put there. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || (optional && !present[path]) || present[path]?.version === version,
  );
}

async function install() {
  if (isInstalled()) return;
  say("Installing the packages (once; a minute or two) …");
  if (readFreeBytes() < ROOM_BYTES) say("Warning: less than 1.5 GB is free on this disk.");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const windows = process.platform === "win32";
  const code = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args])
    : await run(windows ? "npm.cmd" : "npm", args);
  if (code !== 0) throw explainFailure("The installation (npm ci)");
}

/**
 * Hash of files and folders, by path and content.
 * @param {string[]} paths
 */
function hashFiles(paths) {
  const hash = createHash("sha256");
  const visit = (/** @type {string} */ path) => {
    const full = join(projectFolder, path);
    if (!existsSync(full)) return;
    const entries = readdirSync(full, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(inner);
    }
  };
  const add = (/** @type {string} */ path) => {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(projectFolder, path)))
      .update("\0");
  };
  for (const path of paths) {
    if (path.endsWith("/")) visit(path);
    else if (existsSync(join(projectFolder, path))) add(path);
  }
  return hash.digest("hex");
}

/**
 * Whether the result of a step was made from these sources.
 * @param {string} stamp file that holds the hash
 * @param {string} hash
 */
function isFresh(stamp, hash) {
  try {
    return readFileSync(join(projectFolder, stamp), "utf8") === hash;
  } catch {
    return false;
  }
}

async function generateClient() {
  const hash = hashFiles(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  const stamp = "prisma/generated/.made-from";
  if (isFresh(stamp, hash)) return;
  say("Generating the database client …");
  const code = await runPackage("prisma/build/index.js", [
    ...["generate", "--config", "prisma/prisma.config.ts", "--no-hints"],
  ]);
  if (code !== 0) throw explainFailure("Generating the database client");
  mkdirSync(join(projectFolder, dirname(stamp)), { recursive: true });
  writeFileSync(join(projectFolder, stamp), hash);
}

/** Installs what is missing and generates what is out of date. Throws `Stop`. */
export async function prepare() {
  checkNode();
  await install();
  await generateClient();
}

/** Builds the app unless the build at hand was made from these very sources. Throws `Stop`. */
export async function build() {
  const folder = process.env.BUNSAN_DIST || ".next";
  const stamp = join(folder, "made-from");
  const sources = ["app/", "lib/", "public/", "geodata/", "prisma/schema.prisma"];
  const settings = [
    ...["instrumentation.ts", "next.config.mjs", "package-lock.json", "postcss.config.mjs"],
    "tsconfig.json",
  ];
  const hash = hashFiles([...sources, ...settings]);
  if (isFresh(stamp, hash)) return;
  say("Building the app (about a minute) …");
  const code = await runPackage("next/dist/bin/next", ["build"], {
    ...quietEnv,
    NODE_ENV: "production",
  });
  if (code !== 0) throw explainFailure("The build");
  writeFileSync(join(projectFolder, stamp), hash);
}

/**
 * Ends the process with the words of a refusal, or with the whole error if it is none.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  process.stderr.write(`\n${error instanceof Stop ? error.message : String(error)}\n`);
  process.exit(1);
}
