import { createHash } from "node:crypto";
import { readGeodataText } from "./geodata-folder";

/** The files whose figures can change a plan. */
const files = [
  "kogl/boundaries.topo.json",
  "kogl/municipalities.csv",
  "facts/provinces.csv",
  "odbl/grid-buses.csv",
  "odbl/stations.csv",
] as const;

/** Twelve hexadecimal digits that change when a figure of a plan's data changes. */
export async function computeDataVersion(): Promise<string> {
  const texts = await Promise.all(files.map(readGeodataText));
  const hash = createHash("sha256");
  for (const [i, text] of texts.entries())
    hash.update(`${files[i]}\n${text.length}\n`).update(text);
  return hash.digest("hex").slice(0, 12);
}
