#!/usr/bin/env bash
# The station whose Turf Voronoi cell holds a place is often not the nearest station.
#
# turf.voronoi cuts the plane of degrees, in which a degree of longitude counts as much as one of
# latitude; at 37° N it is a fifth shorter. Between a station to the west and one to the south it
# picks the wrong side. With 30 stations spread over 3° by 4° about one place in fifteen gets a
# station that is not the nearest by turf.distance of the same package, without any hint.
#
# Why it matters: "catchment of each substation" is the usual first use of Voronoi cells in siting;
# connection cost and headroom of those places are then booked on the wrong station.
# Instead: project first (any local projection in metres) and cut there, use d3-geo-voronoi, which
# works on the sphere, or ask for the nearest by distance and leave cells to the drawing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { booleanPointInPolygon, distance, featureCollection, point, voronoi } from "@turf/turf";

const findByCell = (cells, place) => cells.features.findIndex((cell) => booleanPointInPolygon(place, cell));
const findNearest = (stations, place) => {
  const km = stations.map((station) => distance(station, place));
  return km.indexOf(Math.min(...km));
};
const cut = (stations, bbox) => voronoi(featureCollection(stations.map((at) => point(at))), { bbox });

const pair = [[127, 37.5], [127.5, 37]];
const place = [127.47, 37.42];
const byCell = findByCell(cut(pair, [126, 36, 129, 39]), place);
const nearest = findNearest(pair, place);
console.table({
  "by Voronoi cell": { station: byCell, km: distance(pair[byCell], place) },
  "by distance": { station: nearest, km: distance(pair[nearest], place) },
});

let state = 5;
const draw = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
};
const drawPlace = () => [126 + 3 * draw(), 34 + 4 * draw()];
const stations = Array.from({ length: 30 }, drawPlace);
const cells = cut(stations, [126, 34, 129, 38]);
const places = Array.from({ length: 2000 }, drawPlace);
const wrong = places.filter((at) => findByCell(cells, at) !== findNearest(stations, at)).length;
console.log(`expected: 0 of 2000 places at odds; seen: ${wrong}`);
if (byCell !== 1 || nearest !== 0 || wrong < 60 || wrong > 250) {
  console.error("Changed: Voronoi cells and distances agree better, or worse, than described.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
