import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of figures: `geodata/` below the working directory, or what `BUNSAN_GEODATA` names. */
export function resolveGeodataFolder(): string {
  return process.env.BUNSAN_GEODATA || join(/* turbopackIgnore: true */ process.cwd(), "geodata");
}

/** The text of one file of `geodata/`. */
export function readGeodataText(path: string): Promise<string> {
  return readFile(join(/* turbopackIgnore: true */ resolveGeodataFolder(), path), "utf8");
}
