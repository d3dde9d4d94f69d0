#!/usr/bin/env bash
# @mapbox/shp-write halves every Korean letter: names in its Shapefiles cannot be recovered.
#
# Its dBase writer stores the low byte of each UTF-16 code: 분 (U+BD84) becomes the byte 84, and so does
# every other syllable ending in 84. There is no code page in which this reads right, and no .cpg. Two
# fields whose names agree in the first 10 characters are written under one name. No error.
#
# Why it matters: "download as Shapefile" is what a planner clicks. The map looks right in QGIS, and the
# names of sites and owners are gone from the only copy.
# Instead: GeoPackage or GeoJSON; where it must be a Shapefile, write with GDAL in UTF-8 with a .cpg, or
# put codes in the table and names in a CSV beside it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @mapbox/shp-write@0.4.3 jszip@3.10.2 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import shpwrite from "@mapbox/shp-write";
import JSZip from "jszip";

const makeFeature = (properties) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [127, 37] },
});
const features = [
  makeFeature({ name: "분산", capacity_mw_2030: 40, capacity_mw_2040: 80 }),
  makeFeature({ name: "가", capacity_mw_2030: 1, capacity_mw_2040: 2 }),
  makeFeature({ name: "伀", capacity_mw_2030: 1, capacity_mw_2040: 2 }),
];
const options = { outputType: "nodebuffer", compression: "STORE" };
const { files } = await JSZip.loadAsync(await shpwrite.zip({ type: "FeatureCollection", features }, options));
console.log(`files: ${Object.keys(files).join(", ")}`);

const table = await files["POINT.dbf"].async("nodebuffer");
const headerBytes = table.readUInt16LE(8);
const recordBytes = table.readUInt16LE(10);
const fieldNames = [];
for (let at = 32; table[at] !== 0x0d; at += 32) {
  fieldNames.push(table.toString("latin1", at, at + 11).replace(/\0.*$/s, ""));
}
const rows = features.map(({ properties }, index) => ({
  name: properties.name,
  expectedUtf8: Buffer.from(properties.name).toString("hex"),
  seenBytes: table.subarray(headerBytes + index * recordBytes + 1).toString("hex", 0, properties.name.length),
}));
console.log(`field names: ${fieldNames.join(", ")}`);
console.table(rows);
const halved = rows.map((row) => row.seenBytes).join();
const isTwice = new Set(fieldNames).size < fieldNames.length;
if (halved !== "84b0,00,00" || !isTwice) {
  console.error("Changed: names are written in another way.");
  process.exit(1);
}
console.log("As described: one byte for each letter, and the same byte for different ones.");
JS
node show.mjs
