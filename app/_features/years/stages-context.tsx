"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { ApiError } from "@/app/_client/api-error";
import { type Run, useRun } from "@/app/_client/use-run";
import { useScenario } from "@/app/_scenario/scenario-context";
import { isSameScenario } from "@/app/_scenario/scenario-url";
import { writeStageQuery } from "@/app/_scenario/stage-url";
import type { Plan } from "@/lib/schema/plan";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SlipOutcome } from "@/lib/schema/slips";
import type { StageAnswer as YearAnswer } from "@/lib/schema/stages";
import { askStages, type StageAnswer } from "./stage-answer";
import { useSlipCheck } from "./use-slip-check";

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
  const { run, answer, ask } = useStagedPlan();
  const check = useSlipCheck(answer, isSettled(run));
  const shown = useShownYear(answer?.plan?.stages ?? []);
  const [slipYears, setSlipYears] = useState<number | null>(3);
  const state: StagesState = {
    ...shown,
    run,
    answer,
    slipYears,
    setSlipYears,
    start: () => {
      check.cancel();
      shown.setOnMap(true);
      ask(slipYears);
    },
    outcome: check.outcome,
    isChecking: check.isChecking,
    checkError: check.error,
    isChanged: answer !== null && writeStageQuery(answer.settings) !== writeStageQuery(settings),
    isOutdated: answer !== null && !isSameScenario(answer.scenario, committed),
  };
  return <StagesContext value={state}>{children}</StagesContext>;
}

/** The plan over the years; the last one stays until there is another. */
function useStagedPlan() {
  const { committed, stages: settings } = useScenario();
  // Kept over every change of rules: it is what one slips lines against.
  const run = useRun<StageAnswer>(defaultScenario);
  const [kept, setKept] = useState<StageAnswer | null>(null);
  const answer = run.result?.plan ? run.result : kept;
  const ask = (slipYears: number | null) => {
    setKept(answer);
    const question = { check: null, slipTable: { years: slipYears } };
    run.start((signal, report) => askStages(committed, settings, question, signal, report));
  };
  return { run, answer, ask };
}

/** Which year is on screen: the one that a person picked, else the first that has load. */
function useShownYear(stages: readonly YearAnswer[]) {
  const [picked, pick] = useState<number | null>(null);
  const [onMap, setOnMap] = useState(true);
  const shown =
    stages.find(({ year }) => year === picked) ?? stages.find(({ plan }) => plan !== null) ?? null;
  return {
    year: shown?.year ?? null,
    showYear: (year: number) => {
      pick(year);
      setOnMap(true);
    },
    onMap: onMap && shown !== null,
    setOnMap,
    mapPlan: onMap && shown ? shown.plan : undefined,
  };
}

/** Whether the plan of a run changes no more: what is left are questions about it. */
function isSettled({ isRunning, result }: Run<StageAnswer>): boolean {
  return !isRunning || ["check", "slips"].includes(result?.progress?.step ?? "");
}

/** The plan over the years. */
export function useStages(): StagesState {
  const state = useContext(StagesContext);
  if (!state) throw new Error("useStages needs a StagesProvider");
  return state;
}
