import { hashJson } from "@/lib/async/hash-json";
import { Planner } from "@/lib/planning/one-plan/planner";
import { coolModel, warmModel } from "@/lib/planning/warm/warm-model";
import type { SitingData } from "@/lib/schema/geodata";
import {
  defaultScenario,
  type Scenario,
  type ScenarioInput,
  scenarioSchema,
  type Weights,
} from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import {
  type Answer,
  findMoment,
  listSteps,
  listWeights,
  type Moment,
  measureAnswer,
  measureQuestion,
} from "./measure-answer";
import { pickQuantile, type TableRow, writeGap, writeMs } from "./write-table";

const FIRST_GAP = 1e-2;
const CLOSE_GAP = 1e-3;

const cases: ReadonlyArray<readonly [name: string, scenario: ScenarioInput]> = [
  ["8.4 GW", {}],
  ["8.4 GW, 40 sites", { site: { maxCount: 40 } }],
  ["8.4 GW, 20 sites", { site: { maxCount: 20 } }],
  ["18.4 GW", { targetMw: 18_400, site: { maxCount: 120 } }],
];

function summarise(name: string, answers: readonly Answer[]): TableRow {
  const times = (meets: (moment: Moment) => boolean) => {
    const found = answers.map((answer) => findMoment(answer, meets));
    return [0.5, 0.95]
      .map((part) => {
        const clock = pickQuantile(
          found.map((moment) => moment?.clockMs ?? Infinity),
          part,
        );
        const processor = pickQuantile(
          found.map((moment) => moment?.processorMs ?? Infinity),
          part,
        );
        return `${writeMs(clock)} (${writeMs(processor)})`;
      })
      .join(" / ");
  };
  const gaps = (pick: (answer: Answer) => Moment | undefined) =>
    [0.5, 0.95]
      .map((part) =>
        writeGap(
          pickQuantile(
            answers.map((answer) => pick(answer)?.gap ?? Infinity),
            part,
          ),
        ),
      )
      .join(" / ");
  const provenCount = answers.filter((answer) =>
    findMoment(answer, ({ isProven }) => isProven),
  ).length;
  return {
    case: name,
    "first plan": times(() => true),
    "first gap": gaps(({ moments }) => moments[0]),
    "gap ≤ 0.01": times(({ gap }) => gap <= FIRST_GAP),
    "gap ≤ 0.001": times(({ gap }) => gap <= CLOSE_GAP),
    proven: times(({ isProven }) => isProven),
    "last gap": gaps(({ moments }) => moments.at(-1)),
    "proven of": `${provenCount} / ${answers.length}`,
  };
}

/** Learns about the structure asked last, as the service does while nobody asks; steps taken. */
async function studyAll(planner: Planner): Promise<number> {
  const { signal } = new AbortController();
  let steps = 0;
  while (await planner.study(signal)) steps += 1;
  return steps;
}

/** Staged answers on the real data, verified: clock (processor) ms, p50 / p95. */
export async function measureStages(
  data: SitingData,
  questions: number,
  timeLimitMs: number,
  caseCount: number,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const engines = { highs: new HighsEngine({ workers: 2 }), glpk: new GlpkEngine({ workers: 1 }) };
  const hashScenario = (scenario: Scenario) => hashJson(scenario);
  for (const [position, [name, input]] of cases.slice(0, caseCount).entries()) {
    // A tight count takes its whole time at each question: a few of them tell enough.
    const asked = position === 0 ? questions : Math.ceil(questions / 5);
    const planner = new Planner({ data, engines, hashScenario });
    const ask = (weights: Weights) => {
      const scenario = scenarioSchema.parse({ ...input, weights, timeLimitS: timeLimitMs / 1000 });
      return measureQuestion(planner, scenario);
    };
    const askAll = async (kind: string, list: readonly Weights[]) => {
      const answers: Answer[] = [];
      for (const weights of list) answers.push(await ask(weights));
      rows.push(summarise(`${name}, ${kind}`, answers));
    };
    // The first question makes the model; the next ones find it warm, and little known of it.
    await ask(defaultScenario.weights);
    await askAll("any weights", listWeights(asked));
    await askAll("slider steps", listSteps(asked));
    if (position > 0) continue;
    const steps = await studyAll(planner);
    await askAll(
      `any weights after ${steps} solves while idle`,
      listWeights(2 * asked).slice(asked),
    );
    await askAll("slider steps after them", listSteps(asked, 0.55));
  }
  await Promise.all([engines.highs.close(), engines.glpk.close()]);
  return rows;
}

/** The first question of a process: engine started, model built, ranges computed, then answered. */
export async function measureColdStart(data: SitingData, timeLimitMs: number): Promise<TableRow[]> {
  const engine = new HighsEngine({ workers: 2 });
  const startedAt = performance.now();
  const warm = await warmModel(buildModel(frameProblem(defaultScenario, data)), engine);
  const readyMs = performance.now() - startedAt;
  const answer = await measureAnswer(warm, defaultScenario.weights, timeLimitMs);
  await coolModel(warm);
  await engine.close();
  const proven = findMoment(answer, ({ isProven }) => isProven);
  return [
    {
      case: "8.4 GW, new engine",
      "model and ranges": writeMs(readyMs),
      "first plan after": writeMs(readyMs + (answer.moments[0]?.clockMs ?? Infinity)),
      "proven after": writeMs(readyMs + (proven?.clockMs ?? Infinity)),
    },
  ];
}
