import { CodedError } from "@/lib/errors";
import { widenRules } from "@/lib/planning/announced/stand-projects";
import type { WidenedRule } from "@/lib/schema/announced";
import type { Station } from "@/lib/schema/geodata";
import { MAX_TARGET_MW, type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import type { HeldSites } from "@/lib/schema/site-file";
import { type ComparedSites, isSamePlace } from "./compare-sites";
import type { FileSite } from "./read-site";

const MAX_OWN_SITES = 50;
const MAX_LOCKS = 200;

/** A site of the file under the id that the scenario knows it by. */
interface KnownSite extends FileSite {
  readonly id: string;
  /** Null for a station, which the data name and place. */
  readonly own: Scenario["ownSites"][number] | null;
}

/**
 * Gives ids to sites: a station's where it names one and stands there, else one of an own site, the
 * file's where that is free.
 */
function nameSites(
  sites: readonly FileSite[],
  taken: readonly string[],
  stations: readonly Station[],
): KnownSite[] {
  const stationOf = new Map(stations.map((station) => [station.id, station]));
  const used = new Set(taken);
  const named = new Set(sites.map(({ id }) => id));
  let number = 1;
  const findFreeId = () => {
    while (used.has(`x${number}`) || named.has(`x${number}`)) number += 1;
    return `x${number}`;
  };
  return sites.map((site) => {
    const isFree = site.id !== null && !used.has(site.id);
    const station = isFree ? stationOf.get(site.id ?? "") : undefined;
    const isStation = station !== undefined && isSamePlace(station, site);
    const keepsId = isStation || (isFree && site.id?.startsWith("x"));
    const id = keepsId && site.id !== null ? site.id : findFreeId();
    used.add(id);
    const { name, lon, lat } = site;
    return { ...site, id, own: isStation ? null : { id, name, lon, lat } };
  });
}

/** Own sites of the scenario that the file does not speak of. */
function listOtherSites(scenario: Scenario, { matched, added }: ComparedSites) {
  const ofPlan = new Set(matched.map(({ recorded }) => recorded.id));
  return scenario.ownSites.filter(
    (own) =>
      !ofPlan.has(own.id) && !added.some((site) => site.id === own.id && isSamePlace(site, own)),
  );
}

function refuseMany(count: number, most: number, what: string): void {
  if (count <= most) return;
  const message = `That makes ${count} ${what}; a scenario takes at most ${most}`;
  throw new CodedError("bad_field", message, "features");
}

function sumMw(sizes: readonly (number | null)[]): number {
  return Math.round(sizes.reduce<number>((sum, mw) => sum + (mw ?? 0), 0) * 1000) / 1000;
}

/**
 * A scenario that holds the sites of a file: each at its place, its size fixed where the file gives
 * one. What the plan had and the file has not, or gives 0 MW, is left out. Rules that the sites
 * could not meet widen. The target of a plan's sites is what they carry; points of others go into
 * the scenario's own target, which rises where they alone are more.
 *
 * @param scenario the file's own, whose locks the sites replace, or the one that takes the points
 * @param sites those of the file, beside those of the plan that was exported, if any was
 */
export function holdSites(
  scenario: Scenario,
  sites: ComparedSites,
  stations: readonly Station[],
): Omit<HeldSites, "sizeProperty"> {
  const { matched, added } = sites;
  const others = listOtherSites(scenario, sites);
  const known = nameSites(
    [...matched.flatMap(({ now }) => now ?? []), ...added],
    others.map(({ id }) => id),
    stations,
  );
  if (known.length === 0) {
    throw new CodedError("bad_field", "The file has no site that could be held", "features");
  }
  const ids = new Set(known.map(({ id }) => id));
  const kept = matched.length > 0 ? [] : scenario.lockedIn.filter(({ id }) => !ids.has(id));
  // A station without a size is kept in at any size; a point of a person's own is one to choose.
  const locks = known.filter(({ loadMw, own }) => (loadMw === null ? !own : loadMw > 0));
  const ownSites = [...others, ...known.flatMap(({ own }) => own ?? [])];
  refuseMany(ownSites.length, MAX_OWN_SITES, "own sites");
  refuseMany(locks.length + kept.length, MAX_LOCKS, "sites that are held");
  const wide = widenRules(
    { ...scenario, ownSites, lockedIn: kept },
    locks.flatMap(({ loadMw, lon, lat }) =>
      loadMw === null ? [] : [{ mw: loadMw, place: { lon, lat } }],
    ),
  );
  const isPlan = matched.length > 0 || known.some(({ own }) => !own);
  const isWhole = isPlan && kept.length === 0 && known.every(({ loadMw }) => loadMw !== null);
  const heldMw = sumMw([...locks.map(({ loadMw }) => loadMw), ...kept.map(({ minMw }) => minMw)]);
  const target = findTarget(scenario.targetMw, heldMw, isWhole);
  return {
    changes: [...wide.widened, ...target.changes],
    scenario: scenarioSchema.parse({
      ...wide.scenario,
      targetMw: target.mw,
      lockedIn: [...kept, ...locks.map(({ id, loadMw }) => ({ id, minMw: loadMw, maxMw: loadMw }))],
      lockedOut: listSitesOut(scenario, sites, known),
    }),
  };
}

/** Sites to leave out: as before, stations of the plan that the file has no more, those of 0 MW. */
function listSitesOut(
  { lockedOut, ownSites }: Scenario,
  { matched }: ComparedSites,
  known: readonly KnownSite[],
): string[] {
  const isOwn = new Set(ownSites.map(({ id }) => id));
  const ids = new Set(known.map(({ id }) => id));
  const ofPlan = matched.map(({ recorded }) => recorded.id);
  const gone = ofPlan.filter((id) => !ids.has(id) && !isOwn.has(id));
  const empty = known.filter(({ loadMw, own }) => loadMw === 0 && !own).map(({ id }) => id);
  const taken = new Set(known.flatMap(({ id, loadMw }) => (loadMw === 0 ? [] : id)));
  return [...new Set([...lockedOut, ...gone, ...empty])].filter((id) => !taken.has(id));
}

function findTarget(
  fromMw: number,
  heldMw: number,
  isWhole: boolean,
): { mw: number; changes: WidenedRule[] } {
  if (heldMw > MAX_TARGET_MW) {
    const message = `The sites carry ${heldMw} MW together; at most ${MAX_TARGET_MW} are planned for`;
    throw new CodedError("bad_field", message, "features");
  }
  const mw = isWhole && heldMw > 0 ? heldMw : Math.max(fromMw, heldMw);
  return { mw, changes: mw === fromMw ? [] : [{ field: "targetMw", from: fromMw, to: mw }] };
}
