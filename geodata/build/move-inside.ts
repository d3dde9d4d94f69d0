import type { Area } from "@/lib/geo/area";
import { findContainingArea } from "@/lib/geo/find-containing-area";
import { findNearestArea } from "@/lib/geo/find-nearest-area";
import type { LonLat } from "@/lib/geo/lon-lat";
import { measureDistanceKm } from "@/lib/geo/measure-distance-km";
import type { MunicipalityRow } from "./municipalities";
import { round } from "./resource";

/** Typed places are good to a few kilometres: steps of so many on the way in. */
const STEP_KM = 0.1;

/**
 * A place if it lies in one of some municipalities, else the first place inside the nearest of them
 * on the way to its label point.
 */
export function moveInside(
  place: LonLat,
  members: readonly MunicipalityRow[],
  areas: readonly Area[],
): LonLat {
  const codes = new Set(members.map(({ code }) => code));
  const nearest = findNearestArea(
    place,
    areas.filter(({ code }) => codes.has(code)),
  );
  const label = members.find(({ code }) => code === nearest?.area.code);
  if (!nearest || !label) throw new Error("a place has no municipality to lie in");
  if (nearest.distanceKm === 0) return place;
  const stepCount = Math.ceil(measureDistanceKm(place, label) / STEP_KM);
  for (let step = 1; step <= stepCount; step += 1) {
    const share = step / stepCount;
    const moved = {
      lon: round(place.lon + share * (label.lon - place.lon), 3),
      lat: round(place.lat + share * (label.lat - place.lat), 3),
    };
    if (findContainingArea(moved, [nearest.area])) return moved;
  }
  throw new Error(`the label point of ${label.code} lies outside of it`);
}
