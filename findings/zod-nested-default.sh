#!/usr/bin/env bash
# zod 4 copies a default only one level deep: what one request puts into it, the next request receives.
#
# `.default([])` and `.default({})` give a fresh value at each parse, which is what one tries. Below the
# first level the value is the schema's own: pushing a lock into `site.locks` of one parsed scenario
# changes every later scenario that leaves `site` out, and the default in the JSON Schema as well.
#
# Why it matters: a parsed scenario is edited before it is solved (locks added, bounds tightened), on a
# server that lives for days. One planner's lock turns up in another's plan, and only for those who
# accepted the default.
# Instead: give nested defaults as a function, `.default(() => ({ locks: [] }))`, or build them up from
# defaults of the innermost fields with `.prefault({})`; freeze what you parse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error zod@4.6.7 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { z } from "zod";

const makeSchema = (site) => z.object({ targetMw: z.number(), site });
const shape = z.object({ locks: z.array(z.string()) });
const tryTwice = (schema) => {
  const first = schema.parse({ targetMw: 100 });
  first.site.locks.push("first planner's site");
  return { secondScenario: JSON.stringify(schema.parse({ targetMw: 200 }).site) };
};

const shared = makeSchema(shape.default({ locks: [] }));
const seen = {
  "default({ locks: [] })": tryTwice(shared),
  "default(() => ({ locks: [] }))": tryTwice(makeSchema(shape.default(() => ({ locks: [] })))),
  "locks.default([]) and prefault({})": tryTwice(
    makeSchema(z.object({ locks: z.array(z.string()).default([]) }).prefault({})),
  ),
};
console.log('expected: {"locks":[]} in all three');
console.table(seen);
const published = JSON.stringify(z.toJSONSchema(shared).properties.site.default);
console.log(`default in the JSON Schema now: ${published}`);
const [leaks, ...others] = Object.values(seen).map((line) => line.secondScenario !== '{"locks":[]}');
if (!leaks || others.some(Boolean) || published === '{"locks":[]}') {
  console.error("Changed: nested defaults are copied, or the other two leak.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
