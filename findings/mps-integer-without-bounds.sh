#!/usr/bin/env bash
# In an MPS file an integer column without bounds is a binary, until a bound that says nothing is added.
#
# HiGHS, GLPK and CBC follow an old convention: an integer column with no line in BOUNDS gets an upper
# bound of 1. Where one line makes it unlimited, they part: `LO ... 0`, the lower bound that it has
# anyway, is enough for HiGHS and CBC (shown here for HiGHS), while GLPK keeps the 1 until it reads PL.
# lp_solve has no such limit at all. So a writer that leaves out bounds equal to the defaults (0 and
# infinity), as a writer of tidy files does, changes the optimum.
#
# Why it matters: whole modules, units or towers per site ("at most what the row allows") are exactly
# such columns. Each site silently gets at most one module; with slack on demand nothing is infeasible.
# Instead: always write both bounds of an integer column, even the infinite one (LO 0 and PL).
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
const writeModel = (bounds) => `NAME MODULES
ROWS
 N cost
 L room
COLUMNS
 M1 'MARKER' 'INTORG'
 modules cost -1 room 1
 M2 'MARKER' 'INTEND'
RHS
 rhs room 12
${bounds}ENDATA
`;
const countModules = (bounds) => {
  const model = highs.createModel({ format: "mps", data: writeModel(bounds) });
  model.options.set({ output_flag: false });
  model.run();
  const [modules] = model.getSolution().colValue;
  model.dispose();
  return modules;
};

const seen = {
  "no bounds (default 0 to infinity)": countModules(""),
  "LO 0": countModules("BOUNDS\n LO bnd modules 0\n"),
  "PL": countModules("BOUNDS\n PL bnd modules\n"),
};
console.log("expected: 12 modules in all three, since the room is 12");
console.table(seen);
if (Object.values(seen).join() !== "1,12,12") {
  console.error("Changed: an integer column without bounds is no longer read as a binary.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
