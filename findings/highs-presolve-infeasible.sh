#!/usr/bin/env bash
# HiGHS calls a small, plainly feasible siting model "Infeasible", with all options at their defaults.
#
# Three sites have to take up 0.5 GW; what they do not take is `short`, at a cost. One site may run
# between 0.10 and 0.15, one is 0 or exactly 0.05, one is 0 or between 0.05 and 0.35. The slack alone
# makes every target reachable, and 0.10 + 0.05 + 0.35 meets it in full. Presolve's rule for parallel
# columns, applied where a binary is parallel to a continuous column, loses that plan. The same model
# written in MW instead of GW is solved, so it looks like bad data, not like a fault of the solver.
#
# Why it matters: "infeasible" is what a planner acts upon. Sites that are 0 or between two limits,
# with step sizes that divide each other, are the bread and butter of siting.
# Instead: switch that one rule off (`presolve_rule_off` bit 13, 8192), and never repeat an
# "infeasible" of a model that has slack on its demand row without asking a second time.
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
console.log(`HiGHS ${highs.version.string}`);

const writeModel = (unit) => `Minimize
 obj: short
Subject To
 demand: always + exact + ranged + short = ${0.5 * unit}
 exactUp: exact - ${0.05 * unit} openExact <= 0
 exactLow: exact - ${0.05 * unit} openExact >= 0
 rangedUp: ranged - ${0.35 * unit} openRanged <= 0
 rangedLow: ranged - ${0.05 * unit} openRanged >= 0
Bounds
 short <= ${0.5 * unit}
 ${0.1 * unit} <= always <= ${0.15 * unit}
 exact <= ${0.05 * unit}
 ranged <= ${0.35 * unit}
Binaries
 openExact openRanged
End
`;

const solve = (unit, options = {}) => {
  const { Status, ObjectiveValue } = highs.solve(writeModel(unit), { output_flag: false, ...options });
  return `${Status}${Status === "Optimal" ? ` ${Number(ObjectiveValue.toFixed(5))}` : ""}`;
};

const seen = {
  "GW, defaults": solve(1),
  "GW, presolve off": solve(1, { presolve: "off" }),
  "GW, rule 13 off": solve(1, { presolve_rule_off: 1 << 13 }),
  "MW, defaults": solve(1000),
};
console.log("expected: Optimal 0 in all four");
console.table(seen);
const wrong = seen["GW, defaults"] !== "Infeasible";
const others = Object.values(seen).slice(1).some((answer) => answer !== "Optimal 0");
if (wrong || others) {
  console.error("Changed: no longer infeasible by default, or no longer solved otherwise.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
