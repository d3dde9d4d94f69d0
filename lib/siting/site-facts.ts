import { CodedError } from "../errors";
import { findNearest } from "../geo/find-nearest";
import { locateInCountry } from "../geo/locate-in-country";
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
  /** How far outside its municipality it lies, km; 0 inside. */
  readonly outsideKm: number;
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
    ...scenario.ownSites.map((site, i) => recallOwnSite(site, data, `ownSites.${i}`)),
  ];
}

type OwnSite = Scenario["ownSites"][number];

/** Facts of own sites: one answer asks for them a dozen times. */
const ownFacts = new WeakMap<SitingData, WeakMap<OwnSite, SiteFacts>>();

function recallOwnSite(site: OwnSite, data: SitingData, field: string): SiteFacts {
  const known = ownFacts.get(data) ?? new WeakMap<OwnSite, SiteFacts>();
  ownFacts.set(data, known);
  const facts = known.get(site) ?? placeOwnSite(site, data, field);
  known.set(site, facts);
  return facts;
}

/**
 * A person's own point: it lies in the municipality whose land holds it, or whose coast it is on,
 * and connects to the nearest station, whose voltage and bus it takes over. Throws `bad_field` at
 * sea and abroad.
 */
function placeOwnSite(site: OwnSite, data: SitingData, field: string): SiteFacts {
  const located = locateInCountry(site, data.areas);
  if (!located) {
    const message = `${site.name} (${site.lon}, ${site.lat}) lies at sea or abroad, in no municipality`;
    throw new CodedError("bad_field", message, field);
  }
  const nearestStation = findNearest(site, data.stations);
  const municipality = data.municipalities.find(({ code }) => code === located.area.code);
  if (!nearestStation || !municipality) throw new Error("The data hold no station or municipality");
  const { place: station, distanceKm } = nearestStation;
  return {
    id: site.id,
    name: { ko: site.name, en: site.name },
    lon: site.lon,
    lat: site.lat,
    province: municipality.province,
    municipality: municipality.code,
    outsideKm: located.outsideKm,
    kv: station.kv,
    bus: station.bus,
    connectionKm: distanceKm,
    accessKm: averageDistanceToResidents(site, data.municipalities),
    capitalCentreKm: measureDistanceKm(site, findCapitalCentre(data)),
    seismicZone: municipality.seismicZone,
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
