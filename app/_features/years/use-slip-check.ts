"use client";

import { useEffect, useRef } from "react";
import type { ApiError } from "@/app/_client/api-error";
import { useRun } from "@/app/_client/use-run";
import { useScenario } from "@/app/_scenario/scenario-context";
import { writeStageQuery } from "@/app/_scenario/stage-url";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SlipOutcome } from "@/lib/schema/slips";
import type { StagedPlan } from "@/lib/schema/stages";
import { askStages, listLoads, type StageAnswer } from "./stage-answer";

interface SlipCheck {
  /** What fails of the plan under the dates and assumptions on screen; null until it is known. */
  readonly outcome: SlipOutcome | null;
  readonly isChecking: boolean;
  readonly error: ApiError | null;
  cancel(): void;
}

/**
 * Asks what fails of a plan whenever dates or assumptions on screen are not those it was made with;
 * with its own, the plan's own check holds. Nothing is asked before the plan is settled.
 */
export function useSlipCheck(answer: StageAnswer | null, isSettled: boolean): SlipCheck {
  const { committed, stages: settings } = useScenario();
  // Kept under any rules: the question names the plan and the assumptions that it is about.
  const run = useRun<StageAnswer>(defaultScenario);
  const { start, cancel } = run;
  const plan = answer?.plan ?? null;
  const query = writeStageQuery(settings);
  const isChanged = answer !== null && writeStageQuery(answer.settings) !== query;
  const latest = useRef({ committed, settings, plan });
  useEffect(() => {
    latest.current = { committed, settings, plan };
  });
  // The same plan comes again with every later event; only another one, or other dates, are asked about.
  const question = isChanged && plan && isSettled ? `${namePlan(plan)} ${query}` : null;
  useEffect(() => {
    const { committed: scenario, settings: assumed, plan: planned } = latest.current;
    if (question === null || !planned) return;
    const asked = { slipTable: null, check: listLoads(planned) };
    start((signal, report) => askStages(scenario, assumed, asked, signal, report));
    return cancel;
  }, [question, start, cancel]);
  if (!isChanged) return { outcome: answer?.check ?? null, isChecking: false, error: null, cancel };
  const isOwn = run.result !== null && writeStageQuery(run.result.settings) === query;
  return {
    outcome: isOwn ? (run.result?.check ?? null) : null,
    isChecking: run.isRunning || question === null,
    error: run.error,
    cancel,
  };
}

function namePlan({ certificate: { requestHash, objective, unmetMw } }: StagedPlan): string {
  return `${requestHash} ${objective} ${unmetMw}`;
}
