import { remember } from "@/lib/async/remember";
import { type Area, createArea } from "@/lib/geo/area";
import { findNearestArea } from "@/lib/geo/find-nearest-area";
import { readAreaTopology } from "./read-topology";

/** The 256 municipalities as areas for point queries; `code` = MOIS code. */
export const loadMunicipalityAreas: () => Promise<Area[]> = remember(async () => {
  const areas = await readAreaTopology("kogl/boundaries.topo.json", "municipalities");
  return areas.map(({ id, geometry }) => createArea(id, geometry));
});

/**
 * The municipality that holds a point, else the nearest one within reach.
 *
 * @param reachKm how far outside every border a point may lie: simplified coasts cut off quays
 * @returns code and distance outside, 0 inside; null beyond reach, at sea or abroad
 */
export async function findContainingMunicipality(
  lon: number,
  lat: number,
  reachKm = 0,
): Promise<{ code: string; distanceKm: number } | null> {
  const nearest = findNearestArea({ lon, lat }, await loadMunicipalityAreas());
  if (!nearest || nearest.distanceKm > reachKm) return null;
  return { code: nearest.area.code, distanceKm: nearest.distanceKm };
}
