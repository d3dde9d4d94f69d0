#!/usr/bin/env bash
# H3's average area per resolution is far from the area of Korea's cells, and those differ by a tenth.
#
# getHexagonAreaAvg gives the world's mean. The projection onto an icosahedron makes cells shrink and
# grow by up to a factor of two between places, at every resolution alike: Seoul's are 31 % smaller
# than the mean, Jeju's 24 %, those off Sydney 20 % larger. Within one country cells differ by 11 %.
#
# Why it matters: cells look and are counted as if equal. A density (MW, people, stations per km²) made
# with the table's area is a third too low in Seoul, and a map of counts per cell shows 11 % more in
# the south for the same density.
# Instead: divide each count by cellArea of its own cell; for screening by equal areas use an
# equal-area projection's grid.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error h3-js@4.5.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { cellArea, getHexagonAreaAvg, latLngToCell } from "h3-js";

const places = { Seoul: [37.56, 126.98], Busan: [35.18, 129.07], Jeju: [33.5, 126.5], "off Sydney": [-33, 151] };
const seen = {};
for (const [name, [lat, lon]] of Object.entries(places)) {
  seen[name] = Object.fromEntries(
    [5, 6, 7, 8].map((resolution) => {
      const share = cellArea(latLngToCell(lat, lon, resolution), "km2") / getHexagonAreaAvg(resolution, "km2");
      return [`resolution ${resolution}`, Number(share.toFixed(3))];
    }),
  );
}
console.log("cell area ÷ average area; expected: near 1");
console.table(seen);
const at = (name) => seen[name]["resolution 6"];
if (at("Seoul") > 0.72 || at("Jeju") / at("Seoul") < 1.08 || at("off Sydney") < 1.15) {
  console.error("Changed: cells are nearer to the average.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
