/**
 * Measures the staged answers on the real data: `npm run bench -- [questions] [seconds]`.
 * Processor time stands beside the clock, because a busy machine stretches only the clock.
 */
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import { stagedSolve } from "@/lib/planning/staged-solve";
import { type WarmModel, warmModel } from "@/lib/planning/warm-model";
import { type ScenarioInput, scenarioSchema, type Weights } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { HighsEngine } from "@/lib/solver/highs-engine";

/** Times from the question on, ms; Infinity where the point was not reached. */
interface Timing {
  clockMs: number;
  processorMs: number;
}

interface Answer {
  readonly first: Timing;
  readonly close: Timing;
  readonly proven: Timing;
  readonly firstGap: number;
  readonly lastGap: number;
}

const CLOSE_GAP = 1e-3;
const cases: ReadonlyArray<readonly [name: string, scenario: ScenarioInput]> = [
  ["8.4 GW", {}],
  ["8.4 GW, 40 sites", { site: { maxCount: 40 } }],
  ["8.4 GW, 20 sites", { site: { maxCount: 20 } }],
  ["18.4 GW", { targetMw: 18_400, site: { maxCount: 120 } }],
];

function readProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Weight vectors spread over the simplex, repeatable: a low-discrepancy sequence, sorted cuts. */
function listWeights(count: number): Weights[] {
  const part = (k: number, root: number) => (0.5 + k * root) % 1;
  return Array.from({ length: count }, (_, k) => {
    const cuts = [part(k, 0.8191725), part(k, 0.6710436), part(k, 0.5497005)].sort((a, b) => a - b);
    const [a = 0, b = 0, c = 0] = cuts.map((cut) => Math.round(cut * 100) / 100);
    return { grid: a, decentralisation: b - a, renewables: c - b, access: 1 - c };
  });
}

/** A slider moved in steps of 0.02, the others as they are. */
function listSteps(count: number): Weights[] {
  return Array.from({ length: count }, (_, k) => ({
    grid: 0.4,
    decentralisation: Math.round((0.3 + 0.02 * (k % 20)) * 100) / 100,
    renewables: 0.2,
    access: 0.1,
  }));
}

async function measure(warm: WarmModel, weights: Weights, timeLimitMs: number): Promise<Answer> {
  if (!warm.ranges) throw new Error("No plan meets this scenario");
  const startedAt = performance.now();
  const processorAt = readProcessorMs();
  const read = (): Timing => ({
    clockMs: performance.now() - startedAt,
    processorMs: readProcessorMs() - processorAt,
  });
  const never: Timing = { clockMs: Infinity, processorMs: Infinity };
  const answer = {
    first: never,
    close: never,
    proven: never,
    firstGap: Infinity,
    lastGap: Infinity,
  };
  const cost = combineCosts(warm.siting, weights, warm.ranges);
  for await (const improvement of stagedSolve(warm, cost, { timeLimitMs })) {
    if (typeof improvement === "string") continue;
    const gap = improvement.objective - improvement.bound;
    if (answer.first === never) Object.assign(answer, { first: read(), firstGap: gap });
    if (answer.close === never && gap <= CLOSE_GAP) answer.close = read();
    if (improvement.status === "optimal") answer.proven = read();
    answer.lastGap = gap;
  }
  return answer;
}

function pickQuantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

function writeMs(value: number): string {
  return value === Infinity ? "–" : value.toFixed(0);
}

function summarise(name: string, answers: readonly Answer[]): Record<string, string | number> {
  const pair = (pick: (answer: Answer) => Timing) =>
    [0.5, 0.95]
      .map((part) => {
        const at = (key: keyof Timing) =>
          writeMs(
            pickQuantile(
              answers.map((answer) => pick(answer)[key]),
              part,
            ),
          );
        return `${at("clockMs")} (${at("processorMs")})`;
      })
      .join(" / ");
  const gap = (pick: (answer: Answer) => number) =>
    [0.5, 0.95].map((part) => pickQuantile(answers.map(pick), part).toExponential(1)).join(" / ");
  const provenCount = answers.filter(({ proven }) => proven.clockMs < Infinity).length;
  return {
    case: name,
    first: pair(({ first }) => first),
    "first gap": gap(({ firstGap }) => firstGap),
    "gap ≤ 1e-3": pair(({ close }) => close),
    proven: pair(({ proven }) => proven),
    "last gap": gap(({ lastGap }) => lastGap),
    "proven of": `${provenCount} / ${answers.length}`,
  };
}

async function bench(count: number, timeLimitMs: number): Promise<void> {
  const data = await loadSitingData();
  const engine = new HighsEngine({ workers: 2 });
  const rows: Array<Record<string, string | number>> = [];
  for (const [name, input] of cases) {
    const model = buildModel(frameProblem(scenarioSchema.parse(input), data));
    const startedAt = readProcessorMs();
    const warm = await warmModel(model, engine);
    const { rowCount, columnCount } = model.program;
    const size = `${rowCount} × ${columnCount}`;
    const warmMs = (readProcessorMs() - startedAt).toFixed(0);
    process.stdout.write(`${name}: ${size}, ranges and basis in ${warmMs} ms of processor time\n`);
    for (const [kind, list] of [
      ["any weights", listWeights(count)],
      ["slider steps", listSteps(count)],
    ] as const) {
      const answers: Answer[] = [];
      for (const weights of list) answers.push(await measure(warm, weights, timeLimitMs));
      rows.push(summarise(`${name}, ${kind}`, answers));
    }
  }
  process.stdout.write("Clock (processor) ms, p50 / p95; gaps in units of the objective\n");
  console.table(rows);
  await engine.close();
}

const [questions = "20", seconds = "10"] = process.argv.slice(2);
await bench(Number(questions), Number(seconds) * 1000);
