import type { LonLat } from "../geo/lon-lat";
import { measureDistanceKm } from "../geo/measure-distance-km";
import type { Bus, SitingData } from "../schema/geodata";
import type { Scenario } from "../schema/scenario";
import { frameBlocks } from "./frame-blocks";
import { averageRenewableMw, type SiteFacts } from "./site-facts";
import type { RenewableCluster, RenewableLink, RenewableSupply } from "./siting-problem";

/** A cluster draws on no more than so many places: the nearest ones. It bounds the model for wide radii. */
export const NEAREST_PLACES = 40;

/**
 * How much less a matched MW is worth at the edge of the radius than next door. Small on purpose: it
 * settles which of two places is drawn on. A large one rewards slivers of load beside every solar
 * park, which no one builds, and which leaves the relaxation far below any real plan.
 */
const WORTH_LOST_AT_RADIUS = 0.05;

interface NearPlace {
  readonly place: number;
  readonly distanceKm: number;
}

/** Places by distance from each bus, nearest first, computed once for each data set. */
const placesFromBus = new WeakMap<SitingData, Map<number, NearPlace[]>>();

/** Renewable places in the order of `RenewableSupply.places`. */
export function listRenewableBuses(data: SitingData): Bus[] {
  return data.buses.filter((bus) => averageRenewableMw(bus) > 0);
}

function listNearPlaces(from: LonLat, places: readonly Bus[]): NearPlace[] {
  return places
    .map((bus, place) => ({ place, distanceKm: measureDistanceKm(from, bus) }))
    .sort((a, b) => a.distanceKm - b.distanceKm || a.place - b.place)
    .slice(0, NEAREST_PLACES);
}

function linkPlaces(near: readonly NearPlace[], radiusKm: number): RenewableLink[] {
  return near
    .filter(({ distanceKm }) => distanceKm <= radiusKm)
    .map((link) => ({ ...link, worth: 1 - (WORTH_LOST_AT_RADIUS * link.distanceKm) / radiusKm }));
}

/**
 * Joins sites to the renewables near them. Sites of one bus form a cluster, measured from the bus,
 * where their power comes from; a site without bus is its own.
 *
 * @returns `clusterOf`: position of each site's cluster, null where no place is within the radius.
 */
export function frameRenewables(
  scenario: Scenario,
  data: SitingData,
  sites: readonly SiteFacts[],
): { renewables: RenewableSupply; clusterOf: (number | null)[] } {
  const { radiusKm, loadFactor, minMatchedShare, matching } = scenario.renewables;
  const places = listRenewableBuses(data);
  const nearBus =
    placesFromBus.get(data) ??
    new Map(data.buses.map((bus) => [bus.bus, listNearPlaces(bus, places)]));
  placesFromBus.set(data, nearBus);
  const clusters: RenewableCluster[] = [];
  const positions = new Map<string, number | null>();
  const clusterOf = sites.map((site) => {
    const id = site.bus === null ? `site:${site.id}` : `bus:${site.bus}`;
    const known = positions.get(id);
    if (known !== undefined) return known;
    const near = site.bus === null ? listNearPlaces(site, places) : nearBus.get(site.bus);
    const links = linkPlaces(near ?? [], radiusKm);
    const position = links.length === 0 ? null : clusters.push({ id, links }) - 1;
    positions.set(id, position);
    return position;
  });
  const supply = places.map((bus) => ({
    id: `bus:${bus.bus}`,
    meanMw: averageRenewableMw(bus),
  }));
  const blocks = matching === "hourly" ? frameBlocks(data, places) : [];
  return {
    renewables: { places: supply, clusters, loadFactor, minMatchedShare, blocks },
    clusterOf,
  };
}
