#!/usr/bin/env bash
# Turf's squareGrid and rectangleGrid make cells that are too narrow by the cosine of the latitude.
#
# Asked for cells of 10 km, squareGrid divides by the length of a degree at the equator in both
# directions. At 37° N a cell is 8.0 km by 10 km: 79.8 km² and not 100. hexGrid and triangleGrid of
# the same package measure along the parallel and get it right, so even two grids of one library do
# not fit together.
#
# Why it matters: density maps and screening by cell ("at most 50 MW per 100 km²", cells that hold a
# station) count against an area that is 20 % smaller than said, and the error changes from the
# south to the north of a country. Drawn in plain degrees the cells look square, which hides it.
# Instead: divide by each cell's own area, never by the side asked for; or ask for width and height in
# degrees computed at the latitude; or use an equal-area projection.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { area, distance, hexGrid, rectangleGrid, squareGrid } from "@turf/turf";

const measure = (cell) => {
  const [sw, , ne] = cell.geometry.coordinates[0];
  const round = (value) => Number(value.toFixed(1));
  return {
    widthKm: round(distance(sw, [ne[0], sw[1]])),
    heightKm: round(distance(sw, [sw[0], ne[1]])),
    areaKm2: round(area(cell) / 1e6),
  };
};
const units = { units: "kilometers" };
const seen = {};
for (const south of [0, 37]) {
  const box = [126, south, 128, south + 2];
  seen[`squareGrid 10 km at ${south}°`] = { expectedKm2: 100, ...measure(squareGrid(box, 10, units).features[0]) };
  seen[`rectangleGrid 10 × 5 km at ${south}°`] = {
    expectedKm2: 50,
    ...measure(rectangleGrid(box, 10, 5, units).features[0]),
  };
  const hexagon = hexGrid(box, 10, units).features[0];
  seen[`hexGrid 10 km at ${south}°`] = { expectedKm2: 259.8, areaKm2: Number((area(hexagon) / 1e6).toFixed(1)) };
}
console.table(seen);
const isNarrow = seen["squareGrid 10 km at 37°"].areaKm2 < 81 && seen["rectangleGrid 10 × 5 km at 37°"].areaKm2 < 41;
const isRightElsewhere = seen["squareGrid 10 km at 0°"].areaKm2 > 99 && seen["hexGrid 10 km at 37°"].areaKm2 > 255;
if (!isNarrow || !isRightElsewhere) {
  console.error("Changed: cells at 37° N have other areas than described.");
  process.exit(1);
}
console.log("As described: a fifth of each square cell is missing at 37° N.");
JS
node show.mjs
