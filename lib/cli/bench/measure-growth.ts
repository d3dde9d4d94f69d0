import { relaxAndRound } from "@/lib/planning/search/relax-and-round";
import { coolModel, warmModel } from "@/lib/planning/warm/warm-model";
import { defaultScenario } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { generateCountry, REAL_BUSES } from "./generate-country";
import { type Answer, measureAnswer } from "./measure-answer";
import { type TableRow, writeGap, writeMs } from "./write-table";

const SEED = 20_260_701;

/** A country to generate. */
export interface CountrySize {
  readonly siteCount: number;
  readonly mostBuses: number;
}

/** Reads "4000", or "4000@800" for a country with up to 800 buses. */
export function parseCountrySize(text: string): CountrySize {
  const [siteCount = "", buses] = text.split("@");
  return { siteCount: Number(siteCount), mostBuses: buses ? Number(buses) : REAL_BUSES };
}

/** What the growth of each step is measured by, ms. */
interface Size {
  readonly siteCount: number;
  readonly stepsMs: Readonly<Record<"frame" | "build" | "ranges" | "first plan" | "check", number>>;
}

async function time<T>(work: () => Promise<T> | T): Promise<[value: T, ms: number]> {
  const startedAt = performance.now();
  const value = await work();
  return [value, performance.now() - startedAt];
}

function findGapAfter({ moments }: Answer, ms: number): number {
  return moments.filter(({ clockMs }) => clockMs <= ms).at(-1)?.gap ?? Infinity;
}

async function measureSize(
  engine: HighsEngine,
  { siteCount, mostBuses }: CountrySize,
  timeLimitMs: number,
): Promise<[Size, TableRow]> {
  const data = generateCountry(siteCount, SEED, mostBuses);
  const scenario = defaultScenario;
  const [problem, frameMs] = await time(() => frameProblem(scenario, data));
  const [model, buildMs] = await time(() => buildModel(problem));
  const [warm, rangesMs] = await time(() => warmModel(model, engine));
  if (!warm.ranges) throw new Error(`The generated country of ${siteCount} sites has no plan`);
  const cost = combineCosts(warm.siting, scenario.weights, warm.ranges);
  // The first question also passes the model to the second worker.
  const deadline = performance.now() + timeLimitMs;
  const { rounded } = await relaxAndRound({ warm, cost, deadline, signal: undefined });
  const answer = await measureAnswer(warm, scenario.weights, timeLimitMs);
  const ranges = warm.ranges;
  const [, checkMs] = await time(() => {
    if (!rounded) return null;
    const solution = readPlan(warm.siting, rounded);
    return verifyPlan(scenario, data, describePlan(problem, scenario, data, solution, ranges));
  });
  await coolModel(warm);
  const first = answer.moments[0];
  const last = answer.moments.at(-1);
  const { rowCount, columnCount } = model.program;
  const stepsMs = {
    frame: frameMs,
    build: buildMs,
    ranges: rangesMs,
    "first plan": first?.clockMs ?? Infinity,
    check: checkMs,
  };
  const row = {
    sites: siteCount,
    buses: data.buses.length,
    "rows × columns": `${rowCount} × ${columnCount}`,
    ...Object.fromEntries(Object.entries(stepsMs).map(([step, ms]) => [step, writeMs(ms)])),
    "of the processor": writeMs(first?.processorMs ?? Infinity),
    "first gap": writeGap(first?.gap ?? Infinity),
    "gap after 0.25 s": writeGap(findGapAfter(answer, 250)),
    "1 s": writeGap(findGapAfter(answer, 1000)),
    "10 s": writeGap(findGapAfter(answer, 10_000)),
    proven: last?.isProven ? `${writeMs(last.clockMs)} (${writeMs(last.processorMs)})` : "no",
  };
  return [{ siteCount, stepsMs }, row];
}

/** Slope of log ms over log sites: time grows as sites to this power. */
function fitExponent(sizes: readonly Size[], step: keyof Size["stepsMs"]): number {
  const points = sizes.map(({ siteCount, stepsMs }) => [
    Math.log(siteCount),
    Math.log(Math.max(0.01, stepsMs[step])),
  ]);
  const mean = (k: number) =>
    points.reduce((sum, point) => sum + (point[k] ?? 0), 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const across = points.reduce((sum, [x = 0, y = 0]) => sum + (x - meanX) * (y - meanY), 0);
  return across / points.reduce((sum, [x = 0]) => sum + (x - meanX) ** 2, 0);
}

/** How each step grows with the number of sites, in generated countries; ms on the clock. */
export async function measureGrowth(
  countries: readonly CountrySize[],
  timeLimitMs: number,
): Promise<TableRow[]> {
  const engine = new HighsEngine({ workers: 2 });
  const sizes: Size[] = [];
  const rows: TableRow[] = [];
  for (const country of countries) {
    const [size, row] = await measureSize(engine, country, timeLimitMs);
    if (country.mostBuses === REAL_BUSES) sizes.push(size);
    rows.push(row);
  }
  await engine.close();
  if (sizes.length < 2) return rows;
  const steps = ["frame", "build", "ranges", "first plan", "check"] as const;
  rows.push({
    sites: "grows as sites^",
    buses: `≤ ${REAL_BUSES}`,
    ...Object.fromEntries(steps.map((step) => [step, fitExponent(sizes, step).toFixed(2)])),
  });
  return rows;
}
