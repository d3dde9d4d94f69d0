import { checkAreas } from "./check-areas";
import { checkFigures } from "./check-figures";
import { checkGridProjects } from "./check-grid-projects";
import { checkJoins } from "./check-joins";
import { checkPackage } from "./check-package";
import { checkPlaces } from "./check-places";

const checks = {
  "files and their description": checkPackage,
  areas: checkAreas,
  codes: checkJoins,
  places: checkPlaces,
  figures: checkFigures,
  "announced grid projects": checkGridProjects,
};

let problemCount = 0;
for (const [name, check] of Object.entries(checks)) {
  const problems = await check();
  problemCount += problems.length;
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${name}`);
  for (const problem of problems.slice(0, 50)) console.log(`     ${problem}`);
}
process.exitCode = problemCount === 0 ? 0 : 1;
