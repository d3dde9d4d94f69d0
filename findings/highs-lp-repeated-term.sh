#!/usr/bin/env bash
# HiGHS's LP reader adds up a name that occurs twice in a row, but in the objective the last one wins.
#
# `3 mw + 2 mw` is 5 mw in a constraint and 2 mw in the objective of the same file, and neither place
# says a word. With a minus sign the direction itself turns: `3 mw - 2 mw` is minimised as -2 mw.
#
# Why it matters: an objective is the natural place for repeated names, since it is put together from
# parts (building cost, connection cost, a penalty) that speak of the same site. Generated text then
# gives "Optimal" for a model in which all but the last criterion are gone.
# Instead: add coefficients up per column before writing text, or pass arrays rather than text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error highs@1.15.3 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import loadHighs from "highs";

const highs = await loadHighs();
const solve = (objective, row) => {
  const text = `Minimize\n cost: ${objective}\nSubject To\n need: ${row} >= 10\nBounds\n mw <= 50\nEnd\n`;
  const { Status, ObjectiveValue, Columns } = highs.solve(text, { output_flag: false });
  return { status: Status, cost: ObjectiveValue, mw: Columns.mw.Primal };
};

const seen = {
  "row 3 mw + 2 mw >= 10": { expectedCost: 2, expectedMw: 2, ...solve("mw", "3 mw + 2 mw") },
  "cost 3 mw + 2 mw": { expectedCost: 50, expectedMw: 10, ...solve("3 mw + 2 mw", "mw") },
  "cost 3 mw - 2 mw": { expectedCost: 10, expectedMw: 10, ...solve("3 mw - 2 mw", "mw") },
};
console.table(seen);
const costs = Object.values(seen).map(({ status, cost }) => `${status} ${cost}`);
if (costs.join() !== "Optimal 2,Optimal 20,Optimal -100") {
  console.error("Changed: repeated names in the objective are no longer replaced by the last one.");
  process.exit(1);
}
console.log("As described: summed in the row, replaced in the objective.");
JS
node show.mjs
