#!/usr/bin/env bash
# HiGHS takes the right-hand side of any free row in an MPS file for the constant of the objective.
#
# In MPS the first N row is the objective; more N rows are legal and are commonly kept for reporting
# (emissions, losses). A right-hand side of the objective row is, by convention, minus its constant.
# HiGHS applies that to the right-hand sides of the other N rows too: a file whose emissions row has
# 10 on its right gives an objective that is 10 too low. The plan is right, its value is not, and gap
# and bound are shifted alike, so everything looks consistent.
#
# Why it matters: values of one file from two solvers stop agreeing, by an amount that has nothing to
# do with cost. GLPK, CBC and lp_solve ignore it.
# Instead: write one free row only, and carry a constant as a column fixed at 1.
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
const writeModel = (rightHandSide) => `NAME SITING
ROWS
 N cost
 N emissions
 G need
COLUMNS
 mw cost 3 need 1
 mw emissions 7
RHS
 rhs need 2
${rightHandSide}ENDATA
`;
const solve = (rightHandSide) => {
  const model = highs.createModel({ format: "mps", data: writeModel(rightHandSide) });
  model.options.set({ output_flag: false });
  model.run();
  const answer = { mw: model.getSolution().colValue[0], cost: model.getObjectiveValue() };
  model.dispose();
  return answer;
};

const seen = {
  "emissions without right side": { expected: 6, ...solve("") },
  "emissions with 10 on the right": { expected: 6, ...solve(" rhs emissions 10\n") },
};
console.table(seen);
if (Object.values(seen).map((line) => line.cost).join() !== "6,-4") {
  console.error("Changed: a second free row no longer shifts the objective by its right-hand side.");
  process.exit(1);
}
console.log("As described: 3 × 2 costs -4.");
JS
node show.mjs
