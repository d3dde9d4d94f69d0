"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { Plan } from "@/lib/schema/plan";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SlipOutcome, StagedPlan, StageAnswer as YearAnswer } from "@/lib/schema/stages";
import type { ApiError } from "./api-error";
import { useScenario } from "./scenario-context";
import { isSameScenario } from "./scenario-url";
import { askStages, listLoads, type StageAnswer } from "./stage-answer";
import { writeStageQuery } from "./stage-url";
import { type Run, useRun } from "./use-run";

interface StagesState {
  /** The newest question for a plan over the years. */
  readonly run: Run<StageAnswer>;
  /** The plan on screen: it stays while assumptions change and while another is computed. */
  readonly answer: StageAnswer | null;
  /** Plans anew with the dates and assumptions on screen. */
  start(): void;
  /** By how many years the next plan's table slips each project; null = never in service. */
  readonly slipYears: number | null;
  setSlipYears(years: number | null): void;
  /** What fails of that plan under the dates and assumptions on screen. */
  readonly outcome: SlipOutcome | null;
  readonly isChecking: boolean;
  readonly checkError: ApiError | null;
  /** Dates or assumptions are no longer those that the plan was made with. */
  readonly isChanged: boolean;
  /** Rules of the scenario are no longer those that the plan was made with. */
  readonly isOutdated: boolean;
  /** The year that table and map show; null until there is a plan. */
  readonly year: number | null;
  showYear(year: number): void;
  readonly onMap: boolean;
  setOnMap(onMap: boolean): void;
  /** The plan of that year if the map shows it; undefined = the map shows the scenario's own. */
  readonly mapPlan: Plan | null | undefined;
}

const StagesContext = createContext<StagesState | null>(null);

/** Holds the plan over the years, and what becomes of it when dates slip. */
export function StagesProvider({ children }: { children: ReactNode }) {
  const { committed, stages: settings } = useScenario();
  // Kept over every change: a plan of years is what one slips lines against.
  const run = useRun<StageAnswer>(defaultScenario);
  const check = useRun<StageAnswer>(defaultScenario);
  const [picked, showYear] = useState<number | null>(null);
  const [onMap, setOnMap] = useState(true);
  const [slipYears, setSlipYears] = useState<number | null>(3);
  const [kept, setKept] = useState<StageAnswer | null>(null);
  const result = run.result?.plan ? run.result : kept;
  const plan = result?.plan ?? null;
  const query = writeStageQuery(settings);
  const isChanged = result !== null && writeStageQuery(result.settings) !== query;
  const { start, cancel } = check;
  const latest = useRef({ committed, settings, plan });
  useEffect(() => {
    latest.current = { committed, settings, plan };
  });
  // The same plan comes again with every later event; only another one, or other dates, are asked about.
  const question = isChanged && plan && isSettled(run) ? `${namePlan(plan)} ${query}` : null;
  useEffect(() => {
    const { committed: scenario, settings: assumed, plan: planned } = latest.current;
    if (question === null || !planned) return;
    const asked = { slipTable: null, check: listLoads(planned) };
    start((signal, tell) => askStages(scenario, assumed, asked, signal, tell));
    return cancel;
  }, [question, start, cancel]);
  const shown = pickYear(plan?.stages ?? [], picked);
  const checked = check.result;
  const isOwn = checked !== null && writeStageQuery(checked.settings) === query;
  const state: StagesState = {
    run,
    answer: result,
    slipYears,
    setSlipYears,
    start: () => {
      check.cancel();
      setKept(result);
      setOnMap(true);
      const question = { check: null, slipTable: { years: slipYears } };
      run.start((signal, tell) => askStages(committed, settings, question, signal, tell));
    },
    outcome: isChanged ? (isOwn ? (checked?.check ?? null) : null) : (result?.check ?? null),
    isChecking: isChanged && (check.isRunning || question === null),
    checkError: isChanged ? check.error : null,
    isChanged,
    isOutdated: result !== null && !isSameScenario(result.scenario, committed),
    year: shown?.year ?? null,
    showYear: (year) => {
      showYear(year);
      setOnMap(true);
    },
    onMap: onMap && shown !== null,
    setOnMap,
    mapPlan: onMap && shown ? shown.plan : undefined,
  };
  return <StagesContext value={state}>{children}</StagesContext>;
}

/** Whether the plan of a run changes no more: what is left are questions about it. */
function isSettled({ isRunning, result }: Run<StageAnswer>): boolean {
  return !isRunning || ["check", "slips"].includes(result?.progress?.step ?? "");
}

function namePlan({ certificate: { requestHash, objective, unmetMw } }: StagedPlan): string {
  return `${requestHash} ${objective} ${unmetMw}`;
}

/** The year that a person picked, else the first that has load. */
function pickYear(stages: readonly YearAnswer[], picked: number | null): YearAnswer | null {
  const found = stages.find(({ year }) => year === picked);
  return found ?? stages.find(({ plan }) => plan !== null) ?? null;
}

/** The plan over the years. */
export function useStages(): StagesState {
  const state = useContext(StagesContext);
  if (!state) throw new Error("useStages needs a StagesProvider");
  return state;
}
