import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serveBuild } from "@/lib/cli/bench/serve-build";

const source = join("e2e", "clients");
/** Makers of clients and what they make: kept, so that they are installed once. */
const folder = join(".bunsan", "clients");
const parts = ["package.json", "package-lock.json", "orval.config.cjs", "flows"];

const compilerOptions = {
  ...{ target: "ES2023", module: "ESNext", moduleResolution: "Bundler", strict: true },
  ...{ noEmit: true, skipLibCheck: true, lib: ["ES2023", "DOM", "DOM.Iterable"] },
  ...{ types: ["node"], typeRoots: ["../../node_modules/@types"] },
};

/** What is run for each maker of clients, in the folder; all must end well. */
const steps: readonly (readonly [title: string, program: string, args: readonly string[]])[] = [
  ["Lint", "redocly", ["lint", "--extends", "recommended-strict", "openapi.json"]],
  [
    "openapi-typescript",
    "openapi-typescript",
    ["openapi.json", "--default-non-nullable", "false", "-o", "made/openapi-typescript.ts"],
  ],
  ["hey-api", "openapi-ts", ["-i", "openapi.json", "-o", "made/hey-api"]],
  ["orval", "orval", ["--config", "orval.config.cjs"]],
  ["Types of all three", "tsc", ["-p", "."]],
];

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: folder, env, stdio: "inherit" });
    child.on("error", fail);
    child.on("close", (code) => done(code === 0));
  });
}

/** Copies what is ours and installs what is not, unless it is there in the same versions. */
async function prepare(): Promise<void> {
  const lock = readFileSync(join(source, "package-lock.json"), "utf8");
  const installed = join(folder, "installed.json");
  const isThere = existsSync(installed) && readFileSync(installed, "utf8") === lock;
  mkdirSync(folder, { recursive: true });
  for (const part of ["made", "flows"])
    rmSync(join(folder, part), { recursive: true, force: true });
  for (const part of parts) cpSync(join(source, part), join(folder, part), { recursive: true });
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["flows", "made"] }),
  );
  if (isThere) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  if (!(await run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], process.env))) {
    throw new Error("The makers of clients could not be installed");
  }
  writeFileSync(installed, lock);
}

/**
 * Has three makers of clients read the description of the served build, compiles what they make, and
 * runs it: solve, layers, and a saved scenario from its creation to its end.
 */
async function checkClients(): Promise<{ passed: number; failed: number }> {
  const served = await serveBuild();
  if (!served) throw new Error("Run npm run build first");
  const totals = { passed: 0, failed: 0 };
  const count = async (title: string, step: Promise<boolean>) => {
    process.stdout.write(`\n── ${title}\n`);
    totals[(await step) ? "passed" : "failed"] += 1;
  };
  try {
    await prepare();
    const description = await (await fetch(`${served.url}/api/openapi.json`)).text();
    writeFileSync(join(folder, "openapi.json"), description);
    const env = {
      ...process.env,
      ...{
        BUNSAN_URL: served.url,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      },
    };
    for (const [title, program, args] of steps) {
      await count(title, run(join("node_modules", ".bin", program), args, env));
    }
    const tsx = join("..", "..", "node_modules", "tsx", "dist", "cli.mjs");
    for (const flow of ["openapi-typescript", "hey-api", "orval"]) {
      await count(`Use of ${flow}`, run(process.execPath, [tsx, `flows/${flow}.ts`], env));
    }
  } finally {
    await served.close();
  }
  return totals;
}

const { passed, failed } = await checkClients();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
