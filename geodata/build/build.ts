import { fileURLToPath } from "node:url";
import { buildBoundaries, describeBoundaries } from "./boundaries";
import { buildBuses, describeBuses } from "./buses";
import { describeMunicipalities, readMunicipalities } from "./municipalities";
import { buildProvinces, describeProvinces } from "./provinces";
import { readAreas } from "./read-areas";
import { openSourceFolder, type SourceFolder } from "./read-source";
import type { Resource } from "./resource";
import { buildStations, describeStations } from "./stations";
import { writePackage } from "./write-package";

/** Every resource of `geodata/`, computed from a folder of sources. */
function buildResources(source: SourceFolder): Resource[] {
  const municipalities = readMunicipalities(source);
  const boundaries = buildBoundaries(source, municipalities);
  const areas = readAreas(boundaries);
  const buses = buildBuses(source, areas, municipalities);
  return [
    describeBoundaries(boundaries),
    describeMunicipalities(municipalities),
    describeProvinces(16, buildProvinces(source, municipalities, boundaries, 16)),
    describeProvinces(17, buildProvinces(source, municipalities, boundaries, 17)),
    describeStations(buildStations(source, areas, municipalities, buses)),
    describeBuses(buses),
  ];
}

const [inputFolder] = process.argv.slice(2);
if (!inputFolder) {
  console.error("usage: npm run geodata:build -- <folder of sources>");
  process.exit(2);
}
const resources = buildResources(openSourceFolder(inputFolder));
writePackage(fileURLToPath(new URL("..", import.meta.url)), resources);
console.log(`${resources.length} resources written`);
