import { CodedError } from "../errors";
import { findNearest } from "../geo/find-nearest";
import type { LonLat } from "../geo/lon-lat";
import { measureDistanceKm } from "../geo/measure-distance-km";
import type { Bus, Municipality, SitingData } from "../schema/geodata";
import type { Scenario } from "../schema/scenario";

/** Gageodo, the farthest island, is 113 km from the label point of its municipality. */
const FARTHEST_MUNICIPALITY_KM = 120;

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
  /** Distance to the residents' centre of the capital region, km. */
  readonly capitalCentreKm: number;
  /** National seismic zone of the municipality; null = unknown. */
  readonly seismicZone: 1 | 2 | null;
}

/** Facts of all stations, computed once for each data set. */
const stationFacts = new WeakMap<SitingData, readonly SiteFacts[]>();

/**
 * Mean distance of each station to residents: costly, and the same for data sets that differ in
 * headroom alone.
 */
const accessOf = new WeakMap<readonly Municipality[], WeakMap<LonLat, number>>();

/** Facts of every candidate: the stations, then a scenario's own sites. */
export function gatherSiteFacts(scenario: Scenario, data: SitingData): SiteFacts[] {
  let stations = stationFacts.get(data);
  if (!stations) {
    const centre = findCapitalCentre(data);
    const zones = new Map(data.municipalities.map((m) => [m.code, m.seismicZone]));
    stations = data.stations.map((station) => ({
      ...station,
      connectionKm: 0,
      capitalCentreKm: measureDistanceKm(station, centre),
      seismicZone: zones.get(station.municipality) ?? null,
      accessKm: recallDistanceToResidents(station, data.municipalities),
    }));
    stationFacts.set(data, stations);
  }
  return [
    ...stations,
    ...scenario.ownSites.map((site, i) => placeOwnSite(site, data, `ownSites.${i}`)),
  ];
}

/**
 * A person's own point: it lies in the municipality whose label point is nearest, and connects to
 * the nearest station, whose voltage and bus it takes over. Throws `bad_field` far off the country.
 */
function placeOwnSite(
  site: Scenario["ownSites"][number],
  data: SitingData,
  field: string,
): SiteFacts {
  const nearestStation = findNearest(site, data.stations);
  const nearestMunicipality = findNearest(site, data.municipalities);
  if (!nearestStation || !nearestMunicipality) throw new Error("The data hold no station");
  if (nearestMunicipality.distanceKm > FARTHEST_MUNICIPALITY_KM) {
    const message = `No municipality lies within ${FARTHEST_MUNICIPALITY_KM} km of this point`;
    throw new CodedError("bad_field", message, field);
  }
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
    capitalCentreKm: measureDistanceKm(site, findCapitalCentre(data)),
    seismicZone: nearestMunicipality.place.seismicZone,
  };
}

/**
 * Mean of the label points of the capital region's municipalities, weighted by residents: where
 * most users are, as far as the data say. Degrees are averaged, which at this size is exact enough.
 */
export function findCapitalCentre({ provinces, municipalities }: SitingData): LonLat {
  const capital = new Set(provinces.filter((p) => p.capital).map((p) => p.code));
  const inside = municipalities.filter(({ province }) => capital.has(province));
  const mean = (coordinate: (m: Municipality) => number) => {
    const weighted = inside.reduce((sum, m) => sum + m.residents * coordinate(m), 0);
    return weighted / inside.reduce((sum, m) => sum + m.residents, 0);
  };
  return { lon: mean((m) => m.lon), lat: mean((m) => m.lat) };
}

function recallDistanceToResidents(
  station: LonLat,
  municipalities: readonly Municipality[],
): number {
  const known = accessOf.get(municipalities) ?? new WeakMap<LonLat, number>();
  accessOf.set(municipalities, known);
  const km = known.get(station) ?? averageDistanceToResidents(station, municipalities);
  known.set(station, km);
  return km;
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
