#!/usr/bin/env bash
# HiGHS's LP reader turns slips that one would expect it to refuse into another model, "Optimal".
#
# Three of them, each without an error or a warning status:
#  - a constant left of the relation is dropped: `mw + 4 >= 6` asks for mw >= 6, not mw >= 2;
#  - a thousands space splits a number: `1 200 mw` costs 1 + 200 mw;
#  - a heading in British spelling, `Minimise`, drops the objective: any feasible point is "Optimal",
#    and costs 0.
#
# Why it matters: those are what a constraint typed by hand, a number formatted for people (fr, sv and
# SI style group by spaces) and a spelling habit look like. The answer has the right shape and the
# right status, and it is wrong by a factor of three, of six, or altogether.
# Instead: pass arrays, not text; where text must be read, compare the model that was read (columns,
# costs, row bounds) with the one that was meant.
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
const solve = (sense, objective, row) => {
  const text = `${sense}\n cost: ${objective}\nSubject To\n need: ${row}\nBounds\n mw <= 50\nEnd\n`;
  try {
    const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false });
    return `${Status} ${ObjectiveValue}`;
  } catch {
    return "refused";
  }
};

const seen = {
  "mw + 4 >= 6": { meant: 2, seen: solve("Minimize", "mw", "mw + 4 >= 6") },
  "1 200 mw": { meant: 2400, seen: solve("Minimize", "1 200 mw", "mw >= 2") },
  Minimise: { meant: 6, seen: solve("Minimise", "3 mw", "mw >= 2") },
};
console.log("expected: what was meant, or a refusal");
console.table(seen);
const answers = Object.values(seen).map((line) => line.seen);
if (answers.join() !== "Optimal 6,Optimal 401,Optimal 0") {
  console.error("Changed: at least one of the three is now refused or read as meant.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
