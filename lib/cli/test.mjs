// Plain JavaScript with Node's own modules only: it runs before anything is installed.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, prepare, quietEnv, runPackage, say } from "./prepare.mjs";

const totals = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), "bunsan-reports-"));

/**
 * One step that passes or fails as a whole.
 * @param {string} title
 * @param {() => Promise<number>} step resolves to an exit code
 */
async function check(title, step) {
  say(`\n── ${title}`);
  const code = await step().catch((/** @type {unknown} */ error) => {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  });
  totals[code === 0 ? "passed" : "failed"] += 1;
  return code === 0;
}

/**
 * One runner of many tests, counted by its own report; a crash without one counts as a failure.
 * @param {string} title
 * @param {() => Promise<number>} step
 * @param {() => { passed: number; failed: number; skipped: number }} readCounts
 */
async function count(title, step, readCounts) {
  say(`\n── ${title}`);
  const code = await step();
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = readCounts();
  } catch {
    say("The runner left no report.");
  }
  totals.passed += counts.passed;
  totals.skipped += counts.skipped;
  totals.failed += code !== 0 ? Math.max(1, counts.failed) : counts.failed;
}

/** @param {string} name */
function readReport(name) {
  return JSON.parse(readFileSync(join(reports, name), "utf8"));
}

function readUnitCounts() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readReport("unit.json");
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}

function readBrowserCounts() {
  const { expected, flaky, unexpected, skipped } = readReport("browser.json").stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

async function testAll() {
  await prepare();
  await check("Format and lint", () => runPackage("@biomejs/biome/bin/biome", ["check", "."]));
  await check("Types", async () => {
    const code = await runPackage("next/dist/bin/next", ["typegen"]);
    return code || runPackage("typescript/bin/tsc", ["--noEmit", "--incremental", "false"]);
  });
  await check("Data", () => runPackage("tsx/dist/cli.mjs", ["geodata/check/check.ts"]));
  await count(
    "Unit tests",
    () =>
      runPackage("vitest/vitest.mjs", [
        ...["run"],
        ...["--reporter=default", "--reporter=json", `--outputFile=${join(reports, "unit.json")}`],
      ]),
    readUnitCounts,
  );
  const built = await check("Build", async () => {
    await build();
    return 0;
  });
  if (!built) return;
  await count(
    "Browser tests",
    () =>
      runPackage("@playwright/test/cli.js", ["test", "-c", "e2e/playwright.config.ts"], {
        ...quietEnv,
        E2E_REPORT: join(reports, "browser.json"),
      }),
    readBrowserCounts,
  );
}

try {
  await testAll();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  totals.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
say(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
