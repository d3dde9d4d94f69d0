import type { LinearProgram } from "@/lib/lp/linear-program";
import { writeMps } from "@/lib/lp/write-mps";
import { warmModel } from "@/lib/planning/warm/warm-model";
import type { SitingData } from "@/lib/schema/geodata";
import { type Scenario, type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { SolverEngine } from "@/lib/solver/solver";
import { listWeights, measureAnswer } from "./measure-answer";
import { solveNatively } from "./native-solvers";
import { pickQuantile, type TableRow, writeGap, writeMs } from "./write-table";

const ABSOLUTE_GAP = 1e-4;

/** A scenario's whole-number program with its objective, and nothing of the staged search. */
async function makeWeighted(scenario: Scenario, data: SitingData, engine: SolverEngine) {
  const warm = await warmModel(buildModel(frameProblem(scenario, data)), engine);
  if (!warm.ranges) throw new Error("No plan meets this scenario");
  const { program, columns } = warm.siting;
  const { cost, offset } = combineCosts(warm.siting, scenario.weights, warm.ranges);
  const columnUpper = program.columnUpper.slice();
  columnUpper[columns.unmet] = 0;
  const weighted: LinearProgram = { ...program, cost, offset, columnUpper };
  return { warm, weighted };
}

/** The second of two solves from scratch: the first makes the engine compile what it runs. */
async function solveTwice(engine: SolverEngine, program: LinearProgram, timeLimitS: number) {
  const options = { absoluteGap: ABSOLUTE_GAP, relativeGap: 0, timeLimitMs: timeLimitS * 1000 };
  const solve = async () => {
    const model = await engine.load(program, { lane: "long" });
    const startedAt = performance.now();
    const result = await model.solve(options);
    const ms = performance.now() - startedAt;
    await model.dispose();
    return { result, ms };
  };
  await solve();
  return solve();
}

interface Outcome {
  readonly solver: string;
  readonly ms: number;
  readonly objective: number;
  readonly proven: string;
}

/** One program in our engine, then in every native one; all to the same gap. */
async function solveEverywhere(
  program: LinearProgram,
  engine: SolverEngine,
  timeLimitS: number,
): Promise<Outcome[]> {
  const { result, ms } = await solveTwice(engine, program, timeLimitS);
  const say = (isProven: boolean) => (isProven ? "yes" : `no, in ${timeLimitS} s`);
  const scale = Math.abs(result.objective) || 1;
  const limits = { timeLimitS, absoluteGap: ABSOLUTE_GAP, scale };
  const wasm = { ms, objective: result.objective, proven: say(result.status === "optimal") };
  const natives = solveNatively(writeMps(program), limits).map((native): Outcome => {
    const { solver } = native;
    if ("missing" in native) {
      return { solver, ms: Number.NaN, objective: Number.NaN, proven: "not installed" };
    }
    const { solveMs, objective, isProven } = native;
    return { solver, ms: solveMs, objective, proven: say(isProven) };
  });
  return [{ solver: "HiGHS WASM", ...wasm }, ...natives];
}

function writeOutcomes(name: string, outcomes: readonly Outcome[]): TableRow[] {
  const wasmMs = outcomes[0]?.ms ?? Number.NaN;
  return outcomes.map(({ solver, ms, objective, proven }) => ({
    case: name,
    solver,
    ms: writeMs(ms),
    "WASM ÷ it": Number.isFinite(ms) ? (wasmMs / ms).toFixed(2) : "",
    objective: Number.isFinite(objective) ? objective.toFixed(6) : "–",
    proven,
  }));
}

/**
 * The same programs in our engine (WASM, one thread) and in native ones. A relaxation is the same
 * work everywhere, so its ratio is that of the engines' speed; a whole-number program is a search,
 * which versions of one solver go about differently. The staged search, which solves less of it,
 * stands below.
 */
export async function compareNative(
  cases: ReadonlyArray<readonly [name: string, input: ScenarioInput]>,
  data: SitingData,
  timeLimitS: number,
): Promise<TableRow[]> {
  const engine = new HighsEngine({ workers: 2 });
  const rows: TableRow[] = [];
  for (const [name, input] of cases) {
    const scenario = scenarioSchema.parse(input);
    const { warm, weighted } = await makeWeighted(scenario, data, engine);
    const relaxed = { ...weighted, integer: new Uint8Array(weighted.columnCount) };
    const outcomes = await solveEverywhere(relaxed, engine, timeLimitS);
    rows.push(...writeOutcomes(`${name}, relaxation`, outcomes));
    const whole = await solveEverywhere(weighted, engine, timeLimitS);
    const { clockMs, moments } = await measureAnswer(warm, scenario.weights, timeLimitS * 1000);
    const last = moments.at(-1);
    const staged: Outcome = {
      solver: "staged search",
      ms: clockMs,
      objective: last?.objective ?? Number.NaN,
      proven: last?.isProven ? "yes" : `no, in ${timeLimitS} s`,
    };
    rows.push(...writeOutcomes(name, [...whole, staged]));
  }
  await engine.close();
  return rows;
}

/** LP relaxations of the real model by both engines, over weight vectors. */
export async function compareEngines(data: SitingData, questions: number): Promise<TableRow[]> {
  const highs = new HighsEngine({ workers: 2 });
  const glpk = new GlpkEngine({ workers: 1 });
  const scenario = scenarioSchema.parse({});
  const { warm, weighted } = await makeWeighted(scenario, data, highs);
  const models = [await highs.load(weighted), await glpk.load(weighted)];
  const times: number[][] = [[], []];
  const differences: number[] = [];
  for (const weights of listWeights(questions)) {
    const { cost, offset } = combineCosts(warm.siting, weights, warm.ranges ?? new Map());
    const objectives: number[] = [];
    for (const [k, model] of models.entries()) {
      await model.changeCosts(cost, offset);
      const startedAt = performance.now();
      objectives.push((await model.solve({ relax: true })).objective);
      times[k]?.push(performance.now() - startedAt);
    }
    differences.push(Math.abs((objectives[0] ?? Number.NaN) - (objectives[1] ?? Number.NaN)));
  }
  await Promise.all([highs.close(), glpk.close()]);
  const middle = (list: readonly number[] | undefined) => pickQuantile(list ?? [], 0.5);
  return [
    {
      "limit-moves solved by both": questions,
      "largest difference": writeGap(Math.max(...differences)),
      "HiGHS ms, p50": writeMs(middle(times[0])),
      "GLPK ms, p50": writeMs(middle(times[1])),
      "GLPK ÷ HiGHS": (middle(times[1]) / middle(times[0])).toFixed(1),
    },
  ];
}
