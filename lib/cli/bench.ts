/**
 * Measures the optimiser in one run and prints Markdown: `npm run -s bench -- [--quick] [--only
 * SECTION,…] [--questions N] [--time-limit S] [--sizes N,…]`. It judges nothing: the figures depend on
 * the machine, their ratios less so.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import type { SitingData } from "@/lib/schema/geodata";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { compareEngines, compareNative } from "./bench/compare-solvers";
import { measureBaselines } from "./bench/measure-baselines";
import { type CountrySize, measureGrowth, parseCountrySize } from "./bench/measure-growth";
import { compareWholeNetwork, measureNetwork } from "./bench/measure-network";
import { measurePaint } from "./bench/measure-paint";
import { measureColdStart, measureStages } from "./bench/measure-stages";
import { measureTradeOff } from "./bench/measure-trade-off";
import { type TableRow, writeTable } from "./bench/write-table";

interface Effort {
  readonly questions: number;
  readonly timeLimitS: number;
  readonly sizes: readonly CountrySize[];
  readonly caseCount: number;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly measure: (data: SitingData, effort: Effort) => Promise<TableRow[]>;
}

const compared: ReadonlyArray<readonly [name: string, input: ScenarioInput]> = [
  ["8.4 GW", {}],
  ["8.4 GW, 40 MW modules", { site: { moduleMw: 40 } }],
  ["18.4 GW", { targetMw: 18_400, site: { maxCount: 120 } }],
  ["8.4 GW, 20 sites", { site: { maxCount: 20 } }],
];

const sections: readonly Section[] = [
  {
    id: "cold",
    title: "First question of a process, ms on the clock",
    measure: (data, { timeLimitS }) => measureColdStart(data, timeLimitS * 1000),
  },
  {
    id: "stages",
    title: "Staged answers, real candidates, warm: ms on the clock (of the processor), p50 / p95",
    measure: (data, { questions, timeLimitS, caseCount }) =>
      measureStages(data, questions, timeLimitS * 1000, caseCount),
  },
  {
    id: "paint",
    title: "From a slider to the map: the built app in a browser, ms",
    measure: (_, { questions }) => measurePaint(questions),
  },
  {
    id: "growth",
    title:
      "Generated countries, default scenario: ms on the clock (of the processor), gaps of the objective",
    measure: (_, { sizes, timeLimitS }) => measureGrowth(sizes, timeLimitS * 1000),
  },
  {
    id: "native",
    title: "The same programs elsewhere, one thread, to a gap of 1e-4",
    measure: (data, { timeLimitS, caseCount }) =>
      compareNative(compared.slice(0, caseCount), data, 2 * timeLimitS),
  },
  {
    id: "engines",
    title: "Second engine on the real relaxation",
    measure: (data, { questions }) => compareEngines(data, Math.min(6, questions)),
  },
  {
    id: "network",
    title: "Plans held to the network, by cuts: ms on the clock (of the processor)",
    measure: (data, { timeLimitS, caseCount }) =>
      measureNetwork(data, timeLimitS * 1000, caseCount === 1),
  },
  {
    id: "whole-network",
    title: "The same with every flow and outage in one program, to a gap of 1e-4",
    measure: (data, { timeLimitS, caseCount }) =>
      compareWholeNetwork(data, 6 * timeLimitS, caseCount === 1),
  },
  {
    id: "baselines",
    title: "What one would choose without an optimiser, same data, criteria and verifier",
    measure: (data, { timeLimitS, caseCount }) =>
      measureBaselines(compared.slice(0, caseCount), data, timeLimitS * 1000),
  },
  {
    id: "frontier",
    title: "Trade-off curve, capital share against grid risk",
    measure: (data) => measureTradeOff(data),
  },
];

function readEffort(): { effort: Effort; wanted: readonly Section[] } {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      questions: { type: "string" },
      "time-limit": { type: "string" },
      sizes: { type: "string" },
    },
  });
  const { quick } = values;
  const only = values.only?.split(",");
  const effort = {
    questions: Number(values.questions ?? (quick ? 8 : 30)),
    timeLimitS: Number(values["time-limit"] ?? (quick ? 3 : 10)),
    sizes: (values.sizes ?? (quick ? "250,1000" : "250,1000,4000,10000,4000@800"))
      .split(",")
      .map(parseCountrySize),
    caseCount: quick ? 1 : 4,
  };
  return { effort, wanted: sections.filter(({ id }) => only?.includes(id) ?? true) };
}

/** Runs the sections one after another; one that fails says so and lets the others go on. */
async function bench(): Promise<void> {
  const { effort, wanted } = readEffort();
  const data = await loadSitingData();
  process.stdout.write(`# Benchmark\n\nNode ${process.version}, data ${data.version}\n`);
  for (const { title, measure } of wanted) {
    const startedAt = performance.now();
    process.stdout.write(`\n## ${title}\n\n`);
    try {
      process.stdout.write(writeTable(await measure(data, effort)));
    } catch (error) {
      process.stdout.write(`Not measured: ${error instanceof Error ? error.message : error}\n`);
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const load = loadavg()
      .map((value) => value.toFixed(1))
      .join(", ");
    process.stdout.write(`\n${seconds} s; load average ${load}\n`);
  }
}

await bench();
