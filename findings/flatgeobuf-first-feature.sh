#!/usr/bin/env bash
# flatgeobuf's GeoJSON writer keeps only the columns, and only the types, of the first feature.
#
# A FlatGeobuf file has one table header. The JavaScript writer makes it from the first feature: a
# property that is missing there is dropped from all features, one that is null there becomes text, and
# one that is a number there turns later text, and gaps, into NaN. Feature ids are replaced by 0, 1, 2, … in
# storage order. No error, no warning.
#
# Why it matters: site lists are ragged (a reserve site has no capacity yet, a code is text in half of
# the rows). Which columns survive depends on the order of the features, so a test file with tidy rows
# passes and sorting the list changes what is lost.
# Instead: fill every property in every feature with one type before writing (text for codes), and
# carry ids as a property; read the file back and compare keys.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error flatgeobuf@4.5.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { deserialize, serialize } from "flatgeobuf/lib/mjs/geojson.js";

const makeFeature = (id, properties, lon) => ({
  type: "Feature",
  id,
  properties,
  geometry: { type: "Point", coordinates: [lon, 37] },
});
const features = [
  makeFeature("reserve", { code: 26, owner: null }, 127),
  makeFeature("built", { code: "0026-1", owner: 5, capacityMw: 40 }, 127.1),
  makeFeature("planned", { code: 27, owner: 6, capacityMw: 80 }, 127.2),
];
const read = async (list) => {
  const found = [];
  for await (const feature of deserialize(serialize({ type: "FeatureCollection", features: list }))) {
    found.push({ id: feature.id, ...feature.properties });
  }
  return found;
};

const asGiven = await read(features);
const reversed = await read([...features].reverse());
console.log("expected:");
console.table(features.map(({ id, properties }) => ({ id, ...properties })));
console.log("seen, in the given order:");
console.table(asGiven);
console.log("seen, written in reverse order:");
console.table(reversed);
const isLost = asGiven.every((row) => !("capacityMw" in row)) && Number.isNaN(asGiven[1].code);
const isKept = reversed.filter((row) => row.capacityMw > 0).length === 2;
if (!isLost || !isKept || asGiven[0].id !== 0) {
  console.error("Changed: columns of later features are kept, or ids are.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
