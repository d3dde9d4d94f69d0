import { compareBaselines } from "@/lib/planning/baselines/compare-baselines";
import { certifyPlan } from "@/lib/planning/certify/certify-plan";
import { solveInSteps } from "@/lib/planning/search/solve-in-steps";
import { coolModel, warmModel } from "@/lib/planning/warm/warm-model";
import type { Baseline } from "@/lib/schema/baselines";
import type { SitingData } from "@/lib/schema/geodata";
import type { CriterionValue } from "@/lib/schema/plan";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { type TableRow, writeMs } from "./write-table";

function writeCriteria(criteria: readonly CriterionValue[]): TableRow {
  return Object.fromEntries(
    criteria.map(({ id, value, unit }) => [`${id}, ${unit}`, value.toFixed(0)]),
  );
}

function describe(name: string, baseline: Baseline, ms: number): TableRow {
  const { breaches, totals, objective, withoutRoomMw, criteria } = baseline;
  return {
    case: name,
    plan: baseline.id,
    objective: objective.toFixed(4),
    ...writeCriteria(criteria),
    "unplaced MW": totals.unmetMw.toFixed(0),
    "MW without room": withoutRoomMw.toFixed(0),
    "limits broken": breaches.map(({ id, amount }) => `${id} +${amount.toFixed(0)}`).join(", "),
    ms: writeMs(ms),
  };
}

/** Ranking and greedy fill beside the optimum, each checked by the verifier; 0 = every ideal. */
export async function measureBaselines(
  cases: ReadonlyArray<readonly [name: string, input: ScenarioInput]>,
  data: SitingData,
  timeLimitMs: number,
): Promise<TableRow[]> {
  const engine = new HighsEngine({ workers: 2 });
  const rows: TableRow[] = [];
  for (const [name, input] of cases) {
    const scenario = scenarioSchema.parse(input);
    const problem = frameProblem(scenario, data);
    const warm = await warmModel(buildModel(problem), engine);
    const ranges = warm.ranges ?? new Map();
    const startedAt = performance.now();
    for await (const improvement of solveInSteps(
      warm,
      combineCosts(warm.siting, scenario.weights, ranges),
      { timeLimitMs },
    )) {
      if (typeof improvement === "string") continue;
      const { status, stage, x } = improvement;
      if (status !== "optimal" && stage !== "limit") continue;
      const solveMs = performance.now() - startedAt;
      const solution = readPlan(warm.siting, x);
      const known = { scenario, problem, data, solution, ranges, proof: improvement, solveMs };
      const { plan, certificate } = certifyPlan({ ...known, relaxations: [], scenarioHash: "" });
      rows.push({
        case: name,
        plan: `${certificate.status}, gap ${certificate.gap?.toExponential(0)}`,
        objective: certificate.objective?.toFixed(4) ?? "–",
        ...writeCriteria(plan.criteria),
        "unplaced MW": plan.totals.unmetMw.toFixed(0),
        "MW without room": 0,
        "limits broken": certificate.verified ? "" : "not verified",
        ms: writeMs(solveMs),
      });
    }
    const comparedAt = performance.now();
    const baselines = compareBaselines(scenario, data, ranges);
    const eachMs = (performance.now() - comparedAt) / 2;
    for (const baseline of baselines) rows.push(describe(name, baseline, eachMs));
    await coolModel(warm);
  }
  await engine.close();
  return rows;
}
