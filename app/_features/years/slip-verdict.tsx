"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { SlipOutcome } from "@/lib/schema/slips";
import { useStages } from "./stages-context";

/** Less than this waits for rounding alone, MW. */
const NOTHING_MW = 0.5;

/** Whether the plan holds under the dates on screen, in sight while the sliders are. */
export function SlipVerdict() {
  const t = useTranslations("stages");
  const errorText = useErrorText();
  const verdictText = useVerdictText();
  const { run, answer, start, outcome, isChecking, checkError, isChanged } = useStages();
  if (!answer?.plan) return null;
  const waits = outcome !== null && outcome.waitingMw >= NOTHING_MW;
  return (
    <div className="sticky bottom-0 z-[5] flex min-h-12 items-center gap-2 border-t border-hairline bg-panel py-1.5 print:static">
      <p
        role={checkError ? "alert" : "status"}
        className={clsx(
          "grow font-medium tabular-nums",
          checkError || waits ? "text-warn" : outcome && "text-plan-strong",
        )}
      >
        {checkError
          ? errorText(checkError)
          : outcome
            ? verdictText(outcome)
            : isChecking && t("outcome.checking")}
      </p>
      {isChanged && !run.isRunning && (
        <Button look="outline" className="shrink-0" onClick={start}>
          {t("again")}
        </Button>
      )}
    </div>
  );
}

function useVerdictText(): (outcome: SlipOutcome) => string {
  const t = useTranslations("stages.outcome");
  const locale = useLocale();
  return ({ waitingMw, deliveredBy }) =>
    waitingMw < NOTHING_MW
      ? t("delivered")
      : [
          t("waiting", { mw: formatMw(waitingMw, locale) }),
          deliveredBy === null ? t("untilNone") : t("until", { year: deliveredBy }),
        ].join(" ");
}
