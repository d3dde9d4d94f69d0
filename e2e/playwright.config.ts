import { chmodSync, existsSync, mkdtempSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../lib/cli/find-browser";

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address === "object" && address) return address.port;
  throw new Error("No port is free.");
}

// Every worker reads this file again: what the first reading chose is handed on by environment.
process.env.E2E_PORT ??= String(await findFreePort());
if (!process.env.E2E_DATA) {
  process.env.E2E_DATA = mkdtempSync(join(realpathSync(tmpdir()), "bunsan-e2e-"));
  // As root, the database runs as somebody else, who has to pass through this folder.
  chmodSync(process.env.E2E_DATA, 0o755);
}
process.env.E2E_BROWSER ??= JSON.stringify(
  await findBrowser(projectFolder, join(projectFolder, ".bunsan", "browser")),
);

const port = process.env.E2E_PORT;
const browser: Awaited<ReturnType<typeof findBrowser>> = JSON.parse(process.env.E2E_BROWSER);
const next = join(projectFolder, "node_modules", "next", "dist", "bin", "next");
const isRoot = process.getuid?.() === 0;
const inherited = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  ),
);
if (!existsSync(next)) throw new Error("Run npm test, which installs what is missing.");

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: ".output/results",
  globalTeardown: "./stop-test-database.ts",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // The browser draws WebGL in software, and the solver wants a core too.
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  reporter: [
    ["list"],
    ...(process.env.E2E_REPORT
      ? [["json", { outputFile: process.env.E2E_REPORT }] satisfies [string, object]]
      : []),
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...inherited, ...browser.env },
      chromiumSandbox: false,
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        ...["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" "${next}" start -p ${port}`,
    cwd: projectFolder,
    url: `http://localhost:${port}/api/health`,
    timeout: 120_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      BUNSAN_DATA: process.env.E2E_DATA,
      DATABASE_URL: "",
      LOG_LEVEL: "warn",
    },
  },
});
