import { loadGridData } from "@/lib/geodata/load-grid-data";
import { writeMps } from "@/lib/lp/write-mps";
import { checkNetwork } from "@/lib/planning/network/check-network";
import { NetworkStore } from "@/lib/planning/network/network-store";
import { openPlanNetwork, type PlanNetwork } from "@/lib/planning/network/plan-network";
import { secureWarmModel } from "@/lib/planning/warm/secure-warm-model";
import { type WarmModel, warmModel } from "@/lib/planning/warm/warm-model";
import type { SitingData } from "@/lib/schema/geodata";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { type Answer, findMoment, measureAnswer, readProcessorMs } from "./measure-answer";
import { type NativeResult, solveNatively } from "./native-solvers";
import { buildWholeProgram } from "./whole-network-program";
import { type TableRow, writeGap, writeMs } from "./write-table";

const ABSOLUTE_GAP = 1e-4;
/** Rows beyond which a program is only counted: no solver here ends within the time. */
const MOST_ROWS = 1_000_000;

const fiveHours: ScenarioInput["grid"] = {
  hours: ["summer-peak", "evening-residual", "winter-peak", "spring-noon", "tightest-margin"],
};
/** What the tightest hour has generation for. */
const FITS_ALL_MW = 5000;

const cases: ReadonlyArray<readonly [name: string, input: ScenarioInput]> = [
  ["5 GW, 5 hours", { targetMw: FITS_ALL_MW, grid: { ...fiveHours, model: "dc" } }],
  // The tightest hour survives no outage at less than 1.217 × the ratings.
  [
    "5 GW, 5 hours, N-1 at 1.25 ×",
    { targetMw: FITS_ALL_MW, grid: { ...fiveHours, model: "dc-n1", ratingFactor: 1.25 } },
  ],
  [
    "5 GW, 1 hour, N-1",
    { targetMw: FITS_ALL_MW, grid: { model: "dc-n1", hours: ["winter-peak"] } },
  ],
  ["8.4 GW, 4 hours", { grid: { model: "dc" } }],
  ["8.4 GW, 4 hours, N-1", { grid: { model: "dc-n1" } }],
];

/** The first moment at which a gap is this part of the objective, ms on the clock (processor). */
function writeMoment(answer: Answer, part: number): string {
  const found = findMoment(answer, ({ gap, objective }) => gap <= part * Math.abs(objective));
  return found ? `${writeMs(found.clockMs)} (${writeMs(found.processorMs)})` : "–";
}

function describeAnswer(name: string, answer: Answer, rowCount: number, checkMs: number): TableRow {
  return {
    case: name,
    "gap ≤ 1 %": writeMoment(answer, 0.01),
    "gap ≤ 0.1 %": writeMoment(answer, 0.001),
    "last gap": writeGap(answer.moments.at(-1)?.gap ?? Infinity),
    objective: answer.moments.at(-1)?.objective.toFixed(6) ?? "–",
    "limits in the program": rowCount,
    "re-simulation": writeMs(checkMs),
  };
}

/** Re-simulates an empty plan in every hour: what a check costs, once outages are factored. */
async function measureCheck(network: PlanNetwork): Promise<number> {
  await checkNetwork(network, { sites: [] });
  const startedAt = readProcessorMs();
  await checkNetwork(network, { sites: [] });
  return readProcessorMs() - startedAt;
}

/**
 * Plans held to the network: the model without it is warm, as in a running service. First with no
 * limit known, then with other weights and with the limits of both kept for a new structure.
 */
export async function measureNetwork(
  data: SitingData,
  timeLimitMs: number,
  isQuick: boolean,
): Promise<TableRow[]> {
  const grid = await loadGridData();
  const engine = new HighsEngine({ workers: 2 });
  const other = { grid: 0.1, decentralisation: 0.5, renewables: 0.2, access: 0.2 };
  const rows: TableRow[] = [];
  for (const [name, input] of cases.slice(0, isQuick ? 2 : cases.length)) {
    const scenario = scenarioSchema.parse(input);
    const base = await warmModel(buildModel(frameProblem(scenario, data)), engine);
    const network = openPlanNetwork(new NetworkStore(grid, engine), scenario.grid);
    if (!network) continue;
    const checkMs = await measureCheck(network);
    const ask = async (label: string, warm: WarmModel, weights = scenario.weights) => {
      const answer = await measureAnswer(warm, weights, timeLimitMs);
      rows.push(describeAnswer(`${name}, ${label}`, answer, warm.guard?.cuts.length ?? 0, checkMs));
    };
    const warm = await secureWarmModel(base, engine, network);
    await ask("no limit known", warm);
    await ask("other weights", warm, other);
    await ask("limits known", await secureWarmModel(base, engine, network));
  }
  await engine.close();
  return rows;
}

/**
 * The same questions without cuts: every flow of every hour (and every outage) in one program,
 * solved by native solvers, one thread each, beside our answer by cuts.
 */
export async function compareWholeNetwork(
  data: SitingData,
  timeLimitS: number,
  isQuick: boolean,
): Promise<TableRow[]> {
  const grid = await loadGridData();
  const engine = new HighsEngine({ workers: 2 });
  const rows: TableRow[] = [];
  for (const [name, input] of cases.slice(0, isQuick ? 2 : cases.length)) {
    const scenario = scenarioSchema.parse(input);
    const base = await warmModel(buildModel(frameProblem(scenario, data)), engine);
    const network = openPlanNetwork(new NetworkStore(grid, engine), scenario.grid);
    if (!network || !base.ranges) continue;
    const warm = await secureWarmModel(base, engine, network);
    const answer = await measureAnswer(warm, scenario.weights, timeLimitS * 1000);
    const ours = answer.moments.at(-1);
    const { siting } = base;
    const { cost, offset } = combineCosts(siting, scenario.weights, base.ranges);
    const columnUpper = siting.program.columnUpper.slice();
    columnUpper[siting.columns.unmet] = 0;
    const weighted = { ...siting.program, cost, offset, columnUpper };
    const whole = buildWholeProgram(weighted, siting, network, network.hours);
    const size = `${whole.rowCount} × ${whole.columnCount}, ${whole.value.length} nonzeros`;
    const row = (solver: string, ms: number, objective: number, note: string): TableRow => ({
      ...{ case: name, solver, ms: writeMs(ms) },
      "it ÷ cuts": Number.isFinite(ms) ? (ms / answer.clockMs).toFixed(1) : "",
      ...{ objective: Number.isFinite(objective) ? objective.toFixed(6) : "–", note },
    });
    const proof = ours?.isProven ? "proven" : `gap ${writeGap(ours?.gap ?? Infinity)}`;
    const limits = `${proof}, ${warm.guard?.cuts.length ?? 0} limits`;
    rows.push(row("ours, by cuts", answer.clockMs, ours?.objective ?? Number.NaN, limits));
    if (whole.rowCount > MOST_ROWS) {
      rows.push(row("whole program", Number.NaN, Number.NaN, `${size}: too large to wait for`));
      continue;
    }
    const native = { timeLimitS, absoluteGap: ABSOLUTE_GAP, scale: ours?.objective ?? 1 };
    for (const result of solveNatively(writeMps(whole), native)) {
      if ("missing" in result) {
        rows.push(row(result.solver, Number.NaN, Number.NaN, "not installed"));
      } else rows.push(row(result.solver, result.solveMs, result.objective, tell(result, size)));
    }
  }
  await engine.close();
  return rows;
}

function tell({ isProven }: NativeResult, size: string): string {
  return `${size}, ${isProven ? "proven" : "not proven in time"}`;
}
