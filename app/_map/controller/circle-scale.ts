import type { ExpressionSpecification } from "maplibre-gl";

/** Pixels per √MW at a zoom; area is proportional to MW at every zoom. */
export const radiusStops = [
  { zoom: 5, factor: 0.5 },
  { zoom: 6.5, factor: 0.8 },
  { zoom: 8, factor: 1.25 },
  { zoom: 10, factor: 2.1 },
  { zoom: 12, factor: 3.2 },
] as const;

/**
 * Pixels per √MW at `zoom`, linear between the stops and flat beyond them, as the map itself draws.
 */
export function radiusFactorAt(zoom: number): number {
  let lower: { zoom: number; factor: number } = radiusStops[0];
  for (const upper of radiusStops) {
    if (zoom <= upper.zoom) {
      const span = upper.zoom - lower.zoom;
      const part = span === 0 ? 0 : Math.max(0, (zoom - lower.zoom) / span);
      return lower.factor + part * (upper.factor - lower.factor);
    }
    lower = upper;
  }
  return lower.factor;
}

/** Radius in px of a circle for `loadMw` at `zoom`: r = factor(zoom) · √MW, so area ∝ MW. */
export function radiusPx(loadMw: number, zoom: number): number {
  return radiusFactorAt(zoom) * Math.sqrt(Math.max(0, loadMw));
}

/**
 * Expression of `scale · factor(zoom) · √mw + add` px for a paint or layout property.
 * `mw` is an expression in MW; the optional clamp keeps text and icons within a readable range.
 */
export function scaledRadius(
  mw: ExpressionSpecification,
  options: { scale?: number; add?: number; min?: number; max?: number } = {},
): ExpressionSpecification {
  const { scale = 1, add = 0, min = 0, max = 10_000 } = options;
  const at = (factor: number): ExpressionSpecification => [
    "min",
    max,
    ["max", min, ["+", add, ["*", factor * scale, ["sqrt", ["max", 0, mw]]]]],
  ];
  const [a, b, c, d, e] = radiusStops;
  return [
    "interpolate",
    ["linear"],
    ["zoom"],
    a.zoom,
    at(a.factor),
    b.zoom,
    at(b.factor),
    c.zoom,
    at(c.factor),
    d.zoom,
    at(d.factor),
    e.zoom,
    at(e.factor),
  ];
}

/** Sets of legend circles, MW, largest first; the first set whose largest circle fits is drawn. */
const legendSets = [
  [1000, 400, 100],
  [500, 200, 50],
  [200, 80, 20],
  [100, 40, 10],
] as const;

/** MW of the three circles that the legend draws at `zoom`, none wider than `maxRadiusPx`. */
export function legendSizesMw(
  zoom: number,
  maxRadiusPx: number,
): readonly [number, number, number] {
  return (
    legendSets.find(([largest]) => radiusPx(largest, zoom) <= maxRadiusPx) ??
    legendSets[legendSets.length - 1] ??
    legendSets[0]
  );
}
