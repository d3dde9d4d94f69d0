#!/usr/bin/env bash
# A model that HiGHS writes as LP text and reads again has its columns in another order.
#
# LP text has no list of columns: a reader numbers them as it meets them. HiGHS writes only non-zero
# terms, so a column without a cost is met in a row, or in the bounds, after columns that stand behind
# it. `colValue` of the model that was read is then a permutation of the one that was written. Status,
# objective and length agree, so no check of those sees it. MPS keeps the order.
#
# Why it matters: "save the model, solve it elsewhere, take column i as site i" assigns the power of
# one site to another. Sites without a cost of their own are common (a tie, a lock, an unused reward).
# Instead: exchange MPS, or map results back by column name, with names set before the export.
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
const model = highs.createModel({
  numCols: 3,
  numRows: 1,
  offset: 0,
  colCost: [5, 0, -1],
  colLower: [1, 10, 0],
  colUpper: [9, 10, 30],
  rowLower: [2],
  rowUpper: [Number.POSITIVE_INFINITY],
  matrix: { format: "csr", numRows: 1, numCols: 3, starts: [0, 1], indices: [0], values: [1] },
});
["seoul", "busan", "jeju"].forEach((name, column) => model.passColName(column, name));

const solve = (held) => {
  held.options.set({ output_flag: false });
  held.run();
  return { objective: held.getObjectiveValue(), colValue: [...held.getSolution().colValue].join(" ") };
};
const reread = (format) => {
  const copy = highs.createModel({ format, data: model.exportModel(format) });
  const answer = solve(copy);
  copy.dispose();
  return answer;
};

const seen = { "as built": solve(model), "through MPS": reread("mps"), "through LP": reread("lp") };
model.dispose();
console.log("expected: 2 10 30 in all three");
console.table(seen);
const isSame = (name) => seen[name].colValue === "2 10 30" && seen[name].objective === -20;
const moved = seen["through LP"].colValue === "2 30 10" && seen["through LP"].objective === -20;
if (!isSame("as built") || !isSame("through MPS") || !moved) {
  console.error("Changed: LP text now keeps the order of the columns, or MPS lost it.");
  process.exit(1);
}
console.log("As described: the same objective, two sites exchanged.");
JS
node show.mjs
