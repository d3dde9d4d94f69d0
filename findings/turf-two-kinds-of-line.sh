#!/usr/bin/env bash
# Turf means two different lines by one LineString: straight in degrees here, a great circle there.
#
# GeoJSON's lines are straight in longitude and latitude. booleanPointOnLine, lineIntersect and
# booleanPointInPolygon follow that; pointToLineDistance, nearestPointOnLine, along and lineSliceAlong
# bend the same line along a great circle. So a point can lie on a line and 1.05 km from it, and the
# "nearest point on the line" is not on the line. Neither is wrong by itself; mixing them is.
#
# Why it matters: a network drawn bus to bus has segments of 50 to 270 km. "Within 1 km of the line"
# or the tap point of a new connection then depends on which function was asked.
# Instead: cut long segments into pieces of a few km before measuring (the gap falls with the square
# of the length), or ask pointToLineDistance for `method: "planar"` where the drawn line counts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { booleanPointOnLine, lineIntersect, lineString, nearestPointOnLine, pointToLineDistance } from "@turf/turf";

const line = lineString([[126, 37], [129, 37]]);
const middle = [127.5, 37];
const meridian = lineString([[127.5, 36], [127.5, 38]]);
const nearest = nearestPointOnLine(line, middle);

const seen = {
  "booleanPointOnLine(middle)": booleanPointOnLine(middle, line),
  "lineIntersect with 127.5° E": lineIntersect(line, meridian).features[0].geometry.coordinates.join(" "),
  "pointToLineDistance(middle), km": pointToLineDistance(middle, line),
  "the same, planar, km": pointToLineDistance(middle, line, { method: "planar" }),
  "nearestPointOnLine(middle)": nearest.geometry.coordinates.join(" "),
  "is that point on the line?": booleanPointOnLine(nearest, line),
};
console.log("expected: one answer, the middle of the line, at 0 km");
console.table(seen);
const isOn = seen["booleanPointOnLine(middle)"] && seen["lineIntersect with 127.5° E"] === "127.5 37";
const gapKm = seen["pointToLineDistance(middle), km"];
const isOff = Math.abs(gapKm - 1.05) < 0.01 && !seen["is that point on the line?"];
if (!isOn || !isOff || seen["the same, planar, km"] > 1e-6) {
  console.error("Changed: Turf's line functions agree, or disagree otherwise.");
  process.exit(1);
}
console.log("As described: on the line, and 1.05 km from it.");
JS
node show.mjs
