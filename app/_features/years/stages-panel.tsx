"use client";

import { useTranslations } from "next-intl";
import { ModelMark } from "@/app/_ui/model-mark";
import { SlipOutcomeView } from "./slip-outcome";
import { SlipRows } from "./slip-rows";
import { SlipTableView } from "./slip-table";
import { StageAssumptions } from "./stage-assumptions";
import { StageExports } from "./stage-exports";
import { StageRun } from "./stage-run";
import { StageSites } from "./stage-sites";
import { StageUnmet } from "./stage-unmet";
import { useStages } from "./stages-context";
import { YearSwitch } from "./year-switch";
import { YearTable } from "./year-table";

/** Planning over years: the plan by year, the dates of lines, and what a late line holds up. */
export function StagesPanel() {
  const t = useTranslations("stages");
  const { answer, year } = useStages();
  const plan = answer?.plan ?? null;
  const stage = plan?.stages.find((one) => one.year === year);
  return (
    <div className="flex flex-col gap-3 py-3 text-small">
      <p className="text-ink-soft">
        {t("intro")} <ModelMark note="grid" />
      </p>
      <StageRun />
      <StageAssumptions />
      {plan && stage && (
        <section aria-label={t("yearOf", { year: stage.year })} className="flex flex-col gap-2">
          <YearSwitch years={plan.stages.map((one) => one.year)} />
          <YearTable plan={plan} />
          <StageUnmet stage={stage} />
          <StageSites plan={plan} stage={stage} />
          <StageExports plan={plan} />
        </section>
      )}
      <SlipRows />
      {plan && <SlipOutcomeView />}
      {plan && answer && <SlipTableView answer={answer} />}
      <p className="text-[0.75rem] leading-4.5 text-muted">{t("source")}</p>
    </div>
  );
}
