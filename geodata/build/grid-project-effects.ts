import { measureDistanceKm } from "@/lib/geo/measure-distance-km";
import type { AnnouncedProject, Mapping } from "./grid-project-terms";
import { announcedProjects } from "./grid-projects";
import { type Cell, type JsonResource, round } from "./resource";

type Row = Record<string, Cell>;
type Network = { buses: readonly Row[]; branches: readonly Row[]; generators: readonly Row[] };

/** Numbers of added links and branches start here, clear of those of the case. */
const FIRST_LINK = 101;
const FIRST_BRANCH = 1001;
const CIRCUITS = 2;

function read(row: Row, key: string): number {
  const value = row[key];
  if (typeof value !== "number") throw new Error(`"${key}" is ${value}`);
  return value;
}

function find(rows: readonly Row[], key: string, value: Cell): Row {
  const row = rows.find((candidate) => candidate[key] === value);
  if (!row) throw new Error(`no ${key} ${value}`);
  return row;
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A line of two 345 kV circuits with the rating and the ohms per km of the model's own. */
function addLine(
  { fromBus, toBus }: Extract<Mapping, { how: "line" }>,
  branch: number,
  network: Network,
) {
  const alike = network.branches.filter(
    (row) => row.kv === 345 && row.build === "overhead" && read(row, "straightKm") > 20,
  );
  const perKm = (key: string) =>
    middle(alike.map((row) => (read(row, key) * read(row, "circuits")) / read(row, "straightKm")));
  const [from, to] = [fromBus, toBus].map((bus) => find(network.buses, "bus", bus));
  if (!from || !to) throw new Error(`line ${branch} lacks an end`);
  const place = (row: Row) => ({ lon: read(row, "lon"), lat: read(row, "lat") });
  const straightKm = round(measureDistanceKm(place(from), place(to)), 1);
  const circuitRatingMw = middle(alike.map((row) => read(row, "circuitRatingMw")));
  const capital = new Set(["11", "28", "41"]);
  return {
    branch,
    fromBus,
    toBus,
    reactancePu: round((perKm("reactancePu") * straightKm) / CIRCUITS, 9),
    resistancePu: round((perKm("resistancePu") * straightKm) / CIRCUITS, 9),
    ratingMw: circuitRatingMw * CIRCUITS,
    circuits: CIRCUITS,
    circuitRatingMw,
    kv: 345,
    build: "overhead",
    straightKm,
    capitalTie: capital.has(String(from.province)) !== capital.has(String(to.province)),
  };
}

/** Units of the kind of one that the model has: the same cost at the same share of output. */
function addUnits(
  project: AnnouncedProject,
  { bus, likeUnit, fuel }: Extract<Mapping, { how: "units" }>,
  network: Network,
) {
  const like = find(network.generators, "unit", likeUnit);
  if (like.fuel !== fuel || project.capacityMw === null)
    throw new Error(`${project.id}: no such unit`);
  const ratio = project.capacityMw / read(like, "pmaxMw");
  return {
    unit: `p-${project.id}`,
    bus: read(find(network.buses, "bus", bus), "bus"),
    nameKo: project.name.ko,
    fuel,
    pminMw: round(read(like, "pminMw") * ratio, 3),
    pmaxMw: project.capacityMw,
    costA: read(like, "costA") / ratio,
    costB: read(like, "costB"),
    costC: read(like, "costC") * ratio,
  };
}

/** What each announced project changes in the network model. */
export function buildGridProjectEffects(network: Network): unknown {
  return announcedProjects.map((project, position) => {
    const { mapping } = project;
    const link = (ends: Extract<Mapping, { how: "hvdc" }>) => {
      if (project.capacityMw === null) throw new Error(`${project.id} has no MW`);
      for (const bus of [ends.fromBus, ends.toBus]) find(network.buses, "bus", bus);
      const { fromBus, toBus } = ends;
      const [pminMw, pmaxMw] = [-project.capacityMw, project.capacityMw];
      return { link: FIRST_LINK + position, fromBus, toBus, pminMw, pmaxMw };
    };
    return {
      project: project.id,
      assumption: mapping.assumption,
      hvdcLinks: mapping.how === "hvdc" ? [link(mapping)] : [],
      branches: mapping.how === "line" ? [addLine(mapping, FIRST_BRANCH + position, network)] : [],
      generators: mapping.how === "units" ? [addUnits(project, mapping, network)] : [],
      retired:
        mapping.how === "closure" ? [find(network.generators, "unit", mapping.unit).unit] : [],
    };
  });
}

export function describeGridProjectEffects(content: unknown): JsonResource {
  return {
    kind: "json",
    name: "grid-project-effects",
    path: "odbl/grid-project-effects.json",
    title: "예정 사업의 모형 반영 · How announced projects enter the network model",
    description:
      "Assumptions of this app: the bus at each end of a link or line, its rating and reactance, the bus and cost of units, the units that close.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2026",
    caveats: [
      "No operator has confirmed a bus: each is the sensible one nearest to the announced place.",
      "Lines are two 345 kV circuits with the model's own rating and reactance per straight km; links run either way up to their stated MW without loss.",
      "New units cost what a like unit of the model costs.",
    ],
    fields: [
      { name: "project", type: "string", description: "Id in `grid-projects`" },
      { name: "assumption", type: "object", description: "The assumption in words, ko and en" },
      { name: "hvdcLinks", type: "array", description: "Links added, as in `grid-hvdc-links`" },
      { name: "branches", type: "array", description: "Lines added, as in `grid-branches`" },
      { name: "generators", type: "array", description: "Units added, as in `grid-generators`" },
      { name: "retired", type: "array", description: "Units of `grid-generators` that close" },
    ],
    content,
  };
}
