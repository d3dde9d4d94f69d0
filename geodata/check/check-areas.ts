import type { Feature, MultiPolygon, Polygon } from "geojson";
import { createArea } from "@/lib/geo/area";
import { findContainingArea } from "@/lib/geo/find-containing-area";
import { findSelfIntersections } from "@/lib/geo/find-self-intersections";
import { isRightHanded } from "@/lib/geo/is-right-handed";
import { measureAreaKm2 } from "@/lib/geo/measure-area-km2";
import { loadLayer } from "@/lib/geodata/load-layer";
import {
  loadMunicipalityRows,
  loadProvince17Rows,
  loadProvinceRows,
} from "@/lib/geodata/load-places";

/** Simplified borders move an area by a little: share, or km² for small islands and gu. */
const AREA_SHARE = 0.03;
const AREA_KM2 = 1;

type Row = { code: string; lon: number; lat: number; areaKm2: number };

function readArea({ geometry }: Feature): Polygon | MultiPolygon | null {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon" ? geometry : null;
}

function checkRings(geometry: Polygon | MultiPolygon): string[] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const isOpen = parts.flat().some((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1];
  });
  return [
    ...(isOpen ? ["a ring is not closed"] : []),
    ...(isRightHanded(geometry) ? [] : ["a ring runs the wrong way"]),
    ...findSelfIntersections(geometry).map(([lon, lat]) => `crosses itself at ${lon}, ${lat}`),
  ];
}

function checkPlace(geometry: Polygon | MultiPolygon, row: Row): string[] {
  const isInside = findContainingArea(row, [createArea(row.code, geometry)]) !== null;
  const difference = Math.abs(measureAreaKm2(geometry) - row.areaKm2);
  const isSimilar = difference < Math.max(AREA_KM2, row.areaKm2 * AREA_SHARE);
  return [
    ...(isInside ? [] : ["its label point lies outside"]),
    ...(isSimilar ? [] : [`its area is off by ${difference.toFixed(1)} km²`]),
  ];
}

async function checkLayer(name: string, rows: readonly Row[]): Promise<string[]> {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const { features } = await loadLayer(name);
  const codes = new Set(features.map(({ properties }) => String(properties?.code)));
  const unmapped = rows.filter(({ code }) => !codes.has(code));
  return [
    ...unmapped.map(({ code }) => `${name}: ${code} has no area`),
    ...features.flatMap((feature) => {
      const code = String(feature.properties?.code);
      const row = byCode.get(code);
      const geometry = readArea(feature);
      if (!row || !geometry) return [`${name}: ${code} is not an area with a row`];
      return [...checkRings(geometry), ...checkPlace(geometry, row)].map(
        (problem) => `${name} ${code}: ${problem}`,
      );
    }),
  ];
}

/** What is wrong with the areas: open or crossing rings, winding, label points, size, codes. */
export async function checkAreas(): Promise<string[]> {
  const problems = await Promise.all([
    checkLayer("provinces", await loadProvinceRows()),
    checkLayer("provinces17", await loadProvince17Rows()),
    checkLayer("municipalities", await loadMunicipalityRows()),
  ]);
  return problems.flat();
}
