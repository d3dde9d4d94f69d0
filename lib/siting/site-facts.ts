import { findNearest } from "../geo/find-nearest";
import type { LonLat } from "../geo/lon-lat";
import { measureDistanceKm } from "../geo/measure-distance-km";
import type { Bus, Municipality, SitingData } from "../schema/geodata";
import type { Scenario } from "../schema/scenario";

/** What is known of a place where a site may open, before any rule of a scenario. */
export interface SiteFacts {
  readonly id: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly lon: number;
  readonly lat: number;
  readonly province: string;
  readonly municipality: string;
  /** Voltage of the station it connects to, kV. */
  readonly kv: number;
  /** Bus of that station; null on Jeju. */
  readonly bus: number | null;
  /** Distance to that station, km; 0 at a station. */
  readonly connectionKm: number;
  /** Mean distance to residents, km. */
  readonly accessKm: number;
}

/** Facts of all stations by id, computed once for each data set: distances to people are costly. */
const stationFacts = new WeakMap<SitingData, readonly SiteFacts[]>();

/** Facts of every candidate: the stations, then a scenario's own sites. */
export function gatherSiteFacts(scenario: Scenario, data: SitingData): SiteFacts[] {
  let stations = stationFacts.get(data);
  if (!stations) {
    stations = data.stations.map((station) => ({
      ...station,
      connectionKm: 0,
      accessKm: averageDistanceToResidents(station, data.municipalities),
    }));
    stationFacts.set(data, stations);
  }
  return [...stations, ...scenario.ownSites.map((site) => placeOwnSite(site, data))];
}

/**
 * A person's own point: it lies in the municipality whose label point is nearest, and connects to
 * the nearest station, whose voltage and bus it takes over.
 */
function placeOwnSite(site: Scenario["ownSites"][number], data: SitingData): SiteFacts {
  const nearestStation = findNearest(site, data.stations);
  const nearestMunicipality = findNearest(site, data.municipalities);
  if (!nearestStation || !nearestMunicipality) throw new Error("The data hold no station");
  const { place: station, distanceKm } = nearestStation;
  return {
    id: site.id,
    name: { ko: site.name, en: site.name },
    lon: site.lon,
    lat: site.lat,
    province: nearestMunicipality.place.province,
    municipality: nearestMunicipality.place.code,
    kv: station.kv,
    bus: station.bus,
    connectionKm: distanceKm,
    accessKm: averageDistanceToResidents(site, data.municipalities),
  };
}

/** Σ residents · distance ÷ Σ residents over the municipalities' label points, km. */
export function averageDistanceToResidents(
  place: LonLat,
  municipalities: readonly Municipality[],
): number {
  let weightedKm = 0;
  let residents = 0;
  for (const municipality of municipalities) {
    weightedKm += municipality.residents * measureDistanceKm(place, municipality);
    residents += municipality.residents;
  }
  return weightedKm / residents;
}

/** Mean solar and wind output of a bus, MW: Σ capacity · annual capacity factor. */
export function averageRenewableMw(bus: Bus): number {
  return bus.solarMw * bus.solarCf + bus.windMw * bus.windCf;
}
