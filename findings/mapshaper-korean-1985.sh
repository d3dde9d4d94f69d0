#!/usr/bin/env bash
# mapshaper knows Korea's old grids by number, and reprojects them 310 m too far south without a word.
#
# EPSG:5174, 2097 and 5178 are on the datum Korean 1985 (Bessel's ellipsoid). mapshaper's table, taken
# from an old PROJ list, has projection and ellipsoid but no shift to WGS 84. `-proj from=EPSG:5174
# crs=wgs84` therefore leaves the datum as it is: everything lands 360 to 410 m away, about 310 to 360 m
# south and 190 m east, uniformly, and the command succeeds.
#
# Why it matters: the cadastre and most planning layers before 2010 are in these systems. A uniform
# shift keeps shapes and areas and looks like sloppy digitising; parcels, zones and coast lines change
# hands at the edges.
# Instead: pass a definition of your own with a shift (seven parameters in position-vector form), and
# check one known point before trusting a conversion. Reference below: PROJ 9.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error --ignore-scripts mapshaper@0.7.70 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import mapshaper from "mapshaper";

const reproject = async (code, coordinates) => {
  const input = { "in.json": { type: "Feature", properties: {}, geometry: { type: "Point", coordinates } } };
  const output = await mapshaper.applyCommands(`-i in.json -proj from=${code} crs=wgs84 -o out.json`, input);
  const parsed = JSON.parse(output["out.json"]);
  return (parsed.features?.[0].geometry ?? parsed.geometries[0]).coordinates;
};
const measureMetres = ([lon, lat], [otherLon, otherLat]) => ({
  eastM: Math.round((lon - otherLon) * 111_320 * Math.cos((lat * Math.PI) / 180)),
  northM: Math.round((lat - otherLat) * 111_000),
});

const own =
  '"+proj=tmerc +lat_0=38 +lon_0=127.0028902777778 +k=1 +x_0=200000 +y_0=500000 +ellps=bessel ' +
  '+towgs84=-115.80,474.99,674.11,1.16,-2.31,-1.63,6.43 +units=m +no_defs"';
const cases = [
  ["EPSG:5174", "Seoul", [198000, 451000], [126.97815169, 37.56127559]],
  ["EPSG:5174", "Busan", [387000, 188000], [129.05345682, 35.17381532]],
  ["EPSG:5174", "Jeju", [155000, 1000], [126.51652537, 33.50449329]],
  [own, "Seoul, own definition", [198000, 451000], [126.97815169, 37.56127559]],
];
const seen = {};
for (const [code, name, from, reference] of cases) {
  const { eastM, northM } = measureMetres(await reproject(code, from), reference);
  seen[name] = { eastM, northM, offM: Math.round(Math.hypot(eastM, northM)) };
}
console.log("expected: 0 m everywhere");
console.table(seen);
const isOff = ["Seoul", "Busan", "Jeju"].every((name) => seen[name].offM > 340 && seen[name].offM < 430);
if (!isOff || seen["Seoul, own definition"].offM > 1) {
  console.error("Changed: the shift is applied, or another one.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
