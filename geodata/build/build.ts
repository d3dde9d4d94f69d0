import { fileURLToPath } from "node:url";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadProvinceRows } from "@/lib/geodata/load-places";
import { buildBoundaries, describeBoundaries } from "./boundaries";
import { buildBusHeadroom, describeBusHeadroom } from "./bus-headroom";
import { buildBuses, describeBuses } from "./buses";
import { buildCableLandings, buildDatacentres, describeCableLandings } from "./datacentres";
import { describeDatacentres } from "./describe-datacentres";
import { buildFacts, describeFacts } from "./facts";
import { buildBranches, describeBranches } from "./grid-branches";
import { buildGridProjectEffects, describeGridProjectEffects } from "./grid-project-effects";
import { buildGridProjects, describeGridProjects } from "./grid-projects";
import {
  buildGenerators,
  buildHvdcLinks,
  buildHydroUnits,
  buildOutages,
  describeGenerators,
  describeHvdcLinks,
  describeHydroUnits,
  describeOutages,
} from "./grid-units";
import { buildJointHeadroom, describeJointHeadroom } from "./joint-headroom";
import { buildLines, describeLines } from "./lines";
import { describeMunicipalities, readMunicipalities } from "./municipalities";
import { buildMapGenerators, buildPlants, describeMapGenerators, describePlants } from "./plants";
import { buildProvinces, describeProvinces } from "./provinces";
import { readAreas } from "./read-areas";
import { openSourceFolder, type SourceFolder } from "./read-source";
import { buildRenewableProfiles, describeRenewableProfiles } from "./renewable-profiles";
import type { Resource } from "./resource";
import { buildSea, describeSea } from "./sea";
import { buildStations, describeStations } from "./stations";
import { buildStressHours, describeStressHourBuses, describeStressHours } from "./stress-hours";
import { writePackage } from "./write-package";

/** Every resource of `geodata/`, computed from a folder of sources. */
function buildResources(source: SourceFolder): Resource[] {
  const municipalities = readMunicipalities(source);
  const boundaries = buildBoundaries(source, municipalities);
  const areas = readAreas(boundaries);
  const buses = buildBuses(source, areas, municipalities);
  const branches = buildBranches(source);
  const generators = buildGenerators(source);
  const stressHours = buildStressHours(source);
  return [
    describeBoundaries(boundaries),
    describeMunicipalities(municipalities),
    describeProvinces(16, buildProvinces(source, municipalities, boundaries, 16)),
    describeProvinces(17, buildProvinces(source, municipalities, boundaries, 17)),
    describeStations(buildStations(source, areas, municipalities, buses)),
    describeLines(buildLines(source)),
    describeMapGenerators(buildMapGenerators(source)),
    describePlants(buildPlants(source)),
    describeSea(buildSea()),
    describeFacts(buildFacts(source)),
    describeDatacentres(buildDatacentres(source, { municipalities, areas })),
    describeCableLandings(buildCableLandings(source, { municipalities, areas })),
    describeBuses(buses),
    describeBranches(branches),
    describeGenerators(generators),
    describeHydroUnits(buildHydroUnits(source)),
    describeHvdcLinks(buildHvdcLinks(source)),
    describeOutages(buildOutages(source)),
    describeStressHours(stressHours.hours),
    describeStressHourBuses(stressHours.byBus),
    describeRenewableProfiles(buildRenewableProfiles(source)),
    describeGridProjects(buildGridProjects()),
    describeGridProjectEffects(buildGridProjectEffects({ buses, branches, generators })),
  ];
}

const [inputFolder] = process.argv.slice(2);
if (!inputFolder) {
  console.error("usage: npm run geodata:build -- <folder of sources>");
  process.exit(2);
}
const outputFolder = fileURLToPath(new URL("..", import.meta.url));
const resources = buildResources(openSourceFolder(inputFolder));
writePackage(outputFolder, resources);
// What is computed on the network reads it as the app does.
const grid = await loadGridData();
const provinces = await loadProvinceRows();
const capital = new Set(provinces.filter((row) => row.capital).map(({ code }) => code));
resources.push(describeBusHeadroom(await buildBusHeadroom(grid)));
resources.push(describeJointHeadroom(await buildJointHeadroom(grid, capital)));
writePackage(outputFolder, resources);
console.log(`${resources.length} resources written`);
