import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { z } from "zod";

/** A Chromium that runs here, and what its environment must hold. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const commands = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function runs(executablePath: string): boolean {
  // On Windows the question opens a window instead of answering.
  if (process.platform === "win32") return true;
  const answer = spawnSync(executablePath, ["--version"], { timeout: 20_000 });
  return answer.status === 0;
}

function findSystemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  const named = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  const candidates = [...named, ...places, ...fixedPlaces, chromium.executablePath()];
  return candidates.find((path) => existsSync(path) && runs(path));
}

/** Unpacks the Chromium that npm brought, once for each version, with the libraries it needs. */
async function unpackBrowser(projectFolder: string, cacheFolder: string): Promise<string> {
  const about = join(projectFolder, "node_modules/@sparticuz/chromium/package.json");
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(about, "utf8")));
  const folder = join(cacheFolder, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const draft = await mkdtemp(join(cacheFolder, "draft-"));
  const script = `const { default: chromium } = await import("@sparticuz/chromium");
    chromium.setGraphicsMode = true;
    await chromium.executablePath();`;
  // It unpacks into the folder for temporary files, and its libraries only where it takes the
  // machine for a bare one.
  const env = { ...process.env, TMPDIR: draft, TEMP: draft, VERCEL: "1" };
  const answer = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: projectFolder,
    env,
    encoding: "utf8",
  });
  if (answer.status !== 0) throw new Error(`No browser could be unpacked: ${answer.stderr}`);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

/**
 * Finds a browser for the tests: Chrome or Chromium of this machine, else the one that npm
 * brought. `NO_SYSTEM_CHROMIUM=1` takes the second way at once.
 */
export async function findBrowser(projectFolder: string, cacheFolder: string): Promise<Browser> {
  const own = process.env.NO_SYSTEM_CHROMIUM === "1" ? undefined : findSystemBrowser();
  if (own) return { executablePath: own, env: {} };
  const folder = await unpackBrowser(projectFolder, cacheFolder);
  const executablePath = join(folder, "chromium");
  const inherited = process.env.LD_LIBRARY_PATH;
  const libraries = [join(folder, "al2023", "lib"), ...(inherited ? [inherited] : [])];
  const env = {
    LD_LIBRARY_PATH: libraries.join(delimiter),
    FONTCONFIG_PATH: join(folder, "fonts"),
  };
  const answer = spawnSync(executablePath, ["--version"], { env: { ...process.env, ...env } });
  if (answer.status === 0) return { executablePath, env };
  throw new Error(
    "The tests need Chrome or Chromium, and the one from npm does not run on this machine: " +
      `${answer.stderr?.toString().trim().slice(0, 400)}. Install Chrome, or set CHROME_PATH.`,
  );
}
