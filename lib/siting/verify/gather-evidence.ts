import { locateInCountry } from "../../geo/locate-in-country";
import { measureDistanceKm } from "../../geo/measure-distance-km";
import type { Bus, Municipality, Province, SitingData, Station } from "../../schema/geodata";
import type { Plan, PlanSite } from "../../schema/plan";
import type { Scenario } from "../../schema/scenario";

/** What the data say of one site of a plan, looked up anew. */
export interface SiteEvidence {
  readonly site: PlanSite;
  readonly province: Province;
  readonly station: Station;
  readonly connectionKm: number;
  readonly accessKm: number;
  /** Distance to the residents' centre of the capital region, km. */
  readonly usersKm: number;
  /** In seismic zone 1, or of unknown zone. */
  readonly seismicZone1: boolean;
}

/** A plan beside the figures it must answer to. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly plan: Plan;
  readonly sites: readonly SiteEvidence[];
  readonly buses: ReadonlyMap<number, Bus>;
  /** Ids of sites that are no candidate, or whose facts are not those of the data. */
  readonly misstated: readonly string[];
}

/** Places whose distances are remembered: the stations, and own points of many scenarios. */
const MOST_PLACES = 5_000;

type Point = { readonly lon: number; readonly lat: number };

function pickNearest<Place extends Point>(point: Point, places: readonly Place[]): Place | null {
  let best: Place | null = null;
  let bestKm = Infinity;
  for (const place of places) {
    const km = measureDistanceKm(point, place);
    if (km < bestKm) [best, bestKm] = [place, km];
  }
  return best;
}

/** Mean distances by place, once for each set of municipalities: nothing else costs as much here. */
const averages = new WeakMap<readonly Municipality[], Map<string, number>>();

function averageKm(point: Point, municipalities: readonly Municipality[]): number {
  const known = averages.get(municipalities) ?? new Map<string, number>();
  averages.set(municipalities, known);
  const place = `${point.lon},${point.lat}`;
  const km = known.get(place) ?? recomputeAverageKm(point, municipalities);
  if (known.size < MOST_PLACES) known.set(place, km);
  return km;
}

function recomputeAverageKm(point: Point, municipalities: readonly Municipality[]): number {
  const residents = municipalities.reduce((sum, m) => sum + m.residents, 0);
  const personKm = municipalities.map((m) => m.residents * measureDistanceKm(point, m));
  return personKm.reduce((sum, km) => sum + km, 0) / residents;
}

function centreCapital({ municipalities, provinces }: SitingData): Point {
  const isCapital = (code: string) => provinces.some((p) => p.code === code && p.capital);
  let [residents, lon, lat] = [0, 0, 0];
  for (const m of municipalities.filter(({ province }) => isCapital(province))) {
    residents += m.residents;
    lon += m.residents * m.lon;
    lat += m.residents * m.lat;
  }
  return { lon: lon / residents, lat: lat / residents };
}

/** The municipality of an own point, and how far outside of it the point lies, km. */
function findHome(own: Point, { areas, municipalities }: SitingData) {
  const located = locateInCountry(own, areas);
  const home = municipalities.find(({ code }) => code === located?.area.code);
  return { home, outsideKm: located?.outsideKm };
}

/** Looks each site of a plan up in scenario and data; what cannot be found there is misstated. */
export function gatherEvidence(scenario: Scenario, data: SitingData, plan: Plan): Evidence {
  const misstated: string[] = [];
  const centre = centreCapital(data);
  const sites = plan.sites.flatMap((site): SiteEvidence[] => {
    const own = scenario.ownSites.find(({ id }) => id === site.id);
    const station = own
      ? pickNearest(own, data.stations)
      : data.stations.find(({ id }) => id === site.id);
    const stationHome = data.municipalities.find(({ code }) => code === station?.municipality);
    const { home, outsideKm } = own
      ? findHome(own, data)
      : { home: stationHome, outsideKm: station?.outsideKm };
    const provinceCode = own ? home?.province : station?.province;
    const province = data.provinces.find(({ code }) => code === provinceCode);
    const point = own ?? station;
    if (!station || !province || !point) {
      misstated.push(site.id);
      return [];
    }
    const municipality = own ? home?.code : station.municipality;
    const same =
      site.province === province.code &&
      site.municipality === municipality &&
      site.outsideKm === outsideKm &&
      site.kv === station.kv &&
      site.bus === station.bus &&
      site.lon === point.lon &&
      site.lat === point.lat;
    if (!same) misstated.push(site.id);
    const connectionKm = own ? measureDistanceKm(own, station) : 0;
    const accessKm = averageKm(point, data.municipalities);
    const usersKm = measureDistanceKm(point, centre);
    const seismicZone1 = home?.seismicZone !== 2;
    return [{ site, province, station, connectionKm, accessKm, usersKm, seismicZone1 }];
  });
  const buses = new Map(data.buses.map((bus) => [bus.bus, bus]));
  return { scenario, data, plan, sites, buses, misstated };
}
