import type { Area, Box } from "./area";
import { findNearestArea } from "./find-nearest-area";
import type { LonLat } from "./lon-lat";

/**
 * How far off every municipality a place may lie and still count as on its coast, km. Of 955
 * mapped stations, generators and plants all but two wind farms at sea lie inside or within 0.29 km;
 * the simplified coast has a corner every 0.5 km. Shores across the Han estuary are 1.4 km apart, so
 * that it never reaches over.
 */
export const COAST_REACH_KM = 0.3;

/**
 * Around the northern land border, from the mouth of the Imjin to the East Sea: what lies in it and
 * in no municipality is the North, never a coast.
 */
const beyondLandBorder: Box = [126.65, 37.83, 128.36, 38.63];

/** The area that a place counts to, and how far outside of it the place lies, km; 0 inside. */
export type Location = { area: Area; outsideKm: number };

/**
 * The municipality whose land holds a place, else the nearest one if its coast is within reach.
 *
 * @param areas municipalities of the whole country
 * @returns null at sea and abroad
 */
export function locateInCountry(point: LonLat, areas: readonly Area[]): Location | null {
  const [west, south, east, north] = beyondLandBorder;
  const isNorthward =
    point.lon > west && point.lon < east && point.lat > south && point.lat < north;
  const nearest = findNearestArea(point, areas, isNorthward ? 0 : COAST_REACH_KM);
  return nearest && { area: nearest.area, outsideKm: nearest.distanceKm };
}
