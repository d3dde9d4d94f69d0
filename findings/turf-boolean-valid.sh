#!/usr/bin/env bash
# turf.booleanValid calls a bow-tie valid: a ring that crosses itself, whose area Turf gives as 0.
#
# The function's name and its references to the OGC rules suggest a validity check. It looks at ring
# lengths and at how rings touch each other; a ring that crosses itself passes, as does a hole that
# lies outside its shell. turf.area then takes one lobe from the other, or the stray hole from the
# shell: 0 in both examples here.
#
# Why it matters: a parcel digitised in the wrong corner order is the commonest broken polygon there
# is. Behind this check it counts as 0 km² of room, and a point in it is still "inside".
# Instead: look for crossings with turf.kinks, and for holes outside their shell with
# booleanPointInPolygon, or repair with a real overlay (GEOS, JSTS) before measuring.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { area, booleanPointInPolygon, booleanValid, kinks, polygon } from "@turf/turf";

const bowTie = polygon([[[127, 37], [128, 38], [128, 37], [127, 38], [127, 37]]]);
const strayHole = polygon([
  [[127, 37], [128, 37], [128, 38], [127, 38], [127, 37]],
  [[129, 37], [129, 38], [130, 38], [130, 37], [129, 37]],
]);
const describe = (shape, place) => ({
  expectedValid: false,
  booleanValid: booleanValid(shape),
  areaKm2: Math.round(area(shape) / 1e6),
  kinks: kinks(shape).features.length,
  holdsPlace: booleanPointInPolygon(place, shape),
});
const seen = {
  "bow-tie": describe(bowTie, [127.2, 37.5]),
  "hole outside the shell": describe(strayHole, [127.2, 37.5]),
};
console.table(seen);
const isDescribed = Object.values(seen).every(
  ({ booleanValid: valid, areaKm2, holdsPlace }) => valid && areaKm2 === 0 && holdsPlace,
);
if (!isDescribed || seen["bow-tie"].kinks !== 1) {
  console.error("Changed: booleanValid refuses one of them, or areas differ.");
  process.exit(1);
}
console.log("As described: valid, of no area, and with a place inside.");
JS
node show.mjs
