import { readOrFail, streamEvents } from "@/app/_client/event-stream";
import type { StageSettings } from "@/app/_scenario/stage-settings";
import type { Scenario } from "@/lib/schema/scenario";
import { type SlipOutcome, type SlipTable, slipTableSchema } from "@/lib/schema/slips";
import {
  type StagedPlan,
  type StagesProgress,
  type StagesResponse,
  stagedPlanSchema,
  stagesProgressSchema,
  stagesResponseSchema,
} from "@/lib/schema/stages";
import type { StagesRequestInput } from "@/lib/schema/stages-request";

/** A staged plan as far as it has come, and the rules and assumptions that it was asked under. */
export interface StageAnswer {
  readonly scenario: Scenario;
  readonly settings: StageSettings;
  readonly progress: StagesProgress | null;
  readonly plan: StagedPlan | null;
  readonly check: SlipOutcome | null;
  readonly slipTable: SlipTable | null;
}

/** Asks for a plan over the years, or what fails of one, and tells of each part as it arrives. */
export async function askStages(
  scenario: Scenario,
  settings: StageSettings,
  question: Pick<StagesRequestInput, "check" | "slipTable">,
  signal: AbortSignal,
  report: (answer: StageAnswer) => void,
): Promise<void> {
  const nothing = { progress: null, plan: null, check: null, slipTable: null };
  let answer: StageAnswer = { scenario, settings, ...nothing };
  const request: StagesRequestInput = { scenario, ...settings, ...question };
  await streamEvents("/api/stages", request, signal, (event, data) => {
    const part = readPart(event, data);
    if (!part) return;
    answer = { ...answer, ...part };
    report(answer);
  });
}

function readPart(event: string, data: unknown): Partial<StageAnswer> | null {
  switch (event) {
    case "progress":
      return { progress: readOrFail(stagesProgressSchema.safeParse(data)) };
    case "plan":
      return { plan: readOrFail(stagedPlanSchema.safeParse(data)) };
    case "slips":
      return { slipTable: readOrFail(slipTableSchema.safeParse(data)) };
    case "done": {
      const { plan, check, slipTable }: StagesResponse = readOrFail(
        stagesResponseSchema.safeParse(data),
      );
      return { progress: null, plan, check, slipTable };
    }
    default:
      return null;
  }
}

/** The loads of a plan, site by site and year by year, for a later question about them. */
export function listLoads({ builds }: StagedPlan): StagesRequestInput["check"] {
  return builds.map(({ site, loadsMw }) => ({ site, loadsMw }));
}
