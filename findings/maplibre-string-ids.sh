#!/usr/bin/env bash
# MapLibre cuts GeoJSON string ids down to a leading whole number, so different sites become one.
#
# The packages that MapLibre GL 6 turns GeoJSON into tiles with read a string id by parseInt: "2-1" and
# "2-2" are both 2, "0026" and "26" both 26, "1e3" is 1, "site-1" is no number and comes back as 0, as
# every such id does. A numeric id is stored as an unsigned whole number: 3.7 becomes 3, and -4 becomes
# about 1.8e19. Nothing is reported.
#
# Why it matters: feature-state (hover, selection, results of a plan) is kept by that id. Selecting lot
# "2-1" lights up "2-2" as well, and districts whose codes start with a zero take the state of others.
# A test with ids such as "12" passes.
# Instead: keep the key in properties and name it with `promoteId` on the source, for every source.
# (Run here on the tile packages themselves, which need no browser.)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @maplibre/geojson-vt@6.3.0 @maplibre/vt-pbf@4.3.3 @mapbox/vector-tile@3.0.0 pbf@5.1.2 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

const ids = ["12", "2-1", "2-2", "0026", "26", "1e3", "site-1", "site-2", 3.7, -4];
const features = ids.map((id, index) => ({
  type: "Feature",
  id,
  properties: { index },
  geometry: { type: "Point", coordinates: [126 + index / 10, 37] },
}));
const tile = new GeoJSONVT({ type: "FeatureCollection", features }, {}).getTile(0, 0, 0);
const { layers } = new VectorTile(new PbfReader(fromGeojsonVt({ sites: tile })));

const seen = Array.from({ length: layers.sites.length }, (_, index) => layers.sites.feature(index));
const rows = seen.map(({ id, properties }) => ({ idInSource: ids[properties.index], idInTile: id }));
console.log("expected: ids that differ still differ");
console.table(rows);
const asDescribed = [12, 2, 2, 26, 26, 1, 0, 0, 3].every((id, index) => rows[index].idInTile === id);
if (!asDescribed || rows[9].idInTile < 1e19) {
  console.error("Changed: ids are kept, or cut otherwise.");
  process.exit(1);
}
console.log("As described: ten sites, seven ids.");
JS
node show.mjs
