import { measureDistanceKm } from "../geo/measure-distance-km";
import type { SiteFacts } from "./site-facts";

/** Degrees of latitude are at least this long, km: farther apart than that needs no measuring. */
const KM_PER_DEGREE = 110;

/**
 * For each site the ids of those nearer than `separationKm` in a straight line, by id; sites with
 * none are left out. Two sites at the same point are 0 km apart, and so too near.
 */
export function listTooNear(
  sites: readonly Pick<SiteFacts, "id" | "lon" | "lat">[],
  separationKm: number,
): Map<string, string[]> {
  const tooNear = new Map<string, string[]>();
  if (separationKm <= 0) return tooNear;
  const add = (id: string, other: string) => {
    const known = tooNear.get(id);
    if (known) known.push(other);
    else tooNear.set(id, [other]);
  };
  const northward = [...sites].sort((a, b) => a.lat - b.lat);
  northward.forEach((a, position) => {
    for (const b of northward.slice(position + 1)) {
      if ((b.lat - a.lat) * KM_PER_DEGREE > separationKm) break;
      if (measureDistanceKm(a, b) >= separationKm) continue;
      add(a.id, b.id);
      add(b.id, a.id);
    }
  });
  return tooNear;
}
