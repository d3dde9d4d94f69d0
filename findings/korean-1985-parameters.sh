#!/usr/bin/env bash
# The seven numbers that everyone gives for Korea's old datum are wrong by 15 to 21 m as `+towgs84`.
#
# -145.907, 505.034, 685.756, -1.162, 2.347, 1.592, 6.342 are official, but they belong to another
# formula (Molodensky-Badekas, rotated about a point in Korea, coordinate-frame signs). `+towgs84`
# rotates about the centre of the Earth, with the opposite signs. epsg-index, a popular way to feed
# proj4js, carries them as TOWGS84 for every Korean 1985 system and states an accuracy of 1 m.
#
# Why it matters: 360 m without any shift is noticed; 17 m is not, and it is the width of a road, a
# parcel or a power line's corridor: a site ends up on the neighbour's land.
# Instead: use the equivalent in position-vector form, +towgs84=-115.80,474.99,674.11,1.16,-2.31,
# -1.63,6.43 (below 0.1 m), whatever a file or a list says. Reference below: PROJ 9.1, which applies
# the formula the numbers are meant for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error epsg-index@2.0.0 proj4@2.22.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { createRequire } from "node:module";
import proj4 from "proj4";

const fromList = createRequire(import.meta.url)("epsg-index/s/5174.json");
console.log(`epsg-index 5174: ${fromList.proj4}\nstated accuracy: ${fromList.accuracy} m`);
const own = fromList.proj4.replace(/\+towgs84=\S+/, "+towgs84=-115.80,474.99,674.11,1.16,-2.31,-1.63,6.43");

const measureMetres = ([lon, lat], [otherLon, otherLat]) =>
  Math.hypot((lon - otherLon) * 111_320 * Math.cos((lat * Math.PI) / 180), (lat - otherLat) * 111_000);
const places = {
  Seoul: [[198000, 451000], [126.97815169, 37.56127559]],
  Busan: [[387000, 188000], [129.05345682, 35.17381532]],
  Jeju: [[155000, 1000], [126.51652537, 33.50449329]],
};
const seen = {};
for (const [name, [xy, reference]] of Object.entries(places)) {
  const measure = (definition) => Number(measureMetres(proj4(definition, "WGS84", xy), reference).toFixed(2));
  seen[name] = { listOffM: measure(fromList.proj4), positionVectorOffM: measure(own) };
}
console.log("expected: below 1 m in both columns");
console.table(seen);
const rows = Object.values(seen);
if (!rows.every(({ listOffM, positionVectorOffM }) => listOffM > 12 && listOffM < 24 && positionVectorOffM < 0.3)) {
  console.error("Changed: the list's parameters fit, or are others.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
