import { coolModel, warmModel } from "@/lib/planning/warm-model";
import type { SitingData } from "@/lib/schema/geodata";
import { defaultScenario, type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import { HighsEngine } from "@/lib/solver/highs-engine";
import {
  type Answer,
  findMoment,
  listSteps,
  listWeights,
  type Moment,
  measureAnswer,
} from "./measure-answer";
import { pickQuantile, type TableRow, writeGap, writeMs } from "./write-table";

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
    "gap ≤ 0.001": times(({ gap }) => gap <= CLOSE_GAP),
    proven: times(({ isProven }) => isProven),
    "last gap": gaps(({ moments }) => moments.at(-1)),
    "proven of": `${provenCount} / ${answers.length}`,
  };
}

/** Staged answers on the real data: clock (processor) ms, p50 / p95. */
export async function measureStages(
  data: SitingData,
  questions: number,
  timeLimitMs: number,
  caseCount: number,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const engine = new HighsEngine({ workers: 2 });
  for (const [position, [name, input]] of cases.slice(0, caseCount).entries()) {
    // A tight count takes its whole time at each question: a few of them tell enough.
    const asked = position === 0 ? questions : Math.ceil(questions / 5);
    const model = buildModel(frameProblem(scenarioSchema.parse(input), data));
    const warm = await warmModel(model, engine);
    for (const [kind, list] of [
      ["any weights", listWeights(asked)],
      ["slider steps", listSteps(asked)],
    ] as const) {
      const answers: Answer[] = [];
      for (const weights of list) answers.push(await measureAnswer(warm, weights, timeLimitMs));
      rows.push(summarise(`${name}, ${kind}`, answers));
    }
    await coolModel(warm);
  }
  await engine.close();
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
