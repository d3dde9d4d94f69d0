"use client";

import clsx from "clsx";
import { BadgeCheck, CircleDashed } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatShare } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { fieldClass } from "@/app/_ui/field-class";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { StagedPlan } from "@/lib/schema/stages";
import type { StageAnswer } from "./stage-answer";
import { useStages } from "./stages-context";

const yearChoices = [1, 3, 5, null] as const;

/** The button that plans the years, how far it has come, and how good the answer is. */
export function StageRun() {
  const t = useTranslations("stages");
  const errorText = useErrorText();
  const { run, answer, start, isChanged, isOutdated, slipYears, setSlipYears } = useStages();
  const { result, isRunning, error, cancel } = run;
  const plan = answer?.plan ?? null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
        {isRunning ? (
          <Button look="outline" onClick={cancel}>
            {t("cancel")}
          </Button>
        ) : (
          <Button look="strong" onClick={start}>
            {t(plan && isChanged ? "again" : "run")}
          </Button>
        )}
        <label className="flex items-center gap-2 text-ink-soft">
          {t("ready.years")}
          <select
            className={`${fieldClass} w-auto`}
            value={slipYears ?? ""}
            onChange={({ target }) =>
              setSlipYears(target.value === "" ? null : Number(target.value))
            }
          >
            {yearChoices.map((count) => (
              <option key={count} value={count ?? ""}>
                {count === null ? t("ready.never") : t("ready.yearsOf", { years: count })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {isRunning && <Progress />}
      {error && (
        <p role="alert" className="text-warn">
          {errorText(error)}
        </p>
      )}
      {result && !isRunning && !error && <Ended answer={result} />}
      {plan && <Proof plan={plan} />}
      {plan && isOutdated && (
        <p role="status" className="text-warn">
          {t("outdated")}
        </p>
      )}
    </div>
  );
}

/** Says of a question that ended early, or without a plan, that it did. */
function Ended({ answer: { progress, plan } }: { answer: StageAnswer }) {
  const t = useTranslations("stages");
  if (progress !== null) return <p className="text-muted">{t("cancelled")}</p>;
  return plan ? null : <p className="text-warn">{t("none")}</p>;
}

function Progress() {
  const t = useTranslations("stages");
  const { run } = useStages();
  const progress = run.result?.progress ?? null;
  return (
    <div className="flex flex-col gap-1">
      <p role="status" className="text-muted">
        {progress ? t(`step.${progress.step}`) : t("waiting")}
      </p>
      <progress
        aria-label={t("progressLabel")}
        className="h-1.5 w-full"
        {...(progress && progress.total > 0 ? { max: progress.total, value: progress.done } : {})}
      />
    </div>
  );
}

function Proof({ plan: { certificate } }: { plan: StagedPlan }) {
  const t = useTranslations("stages.proof");
  const locale = useLocale();
  const { status, gap, verified, unmetMw, unmetBoundMw } = certificate;
  const isProven = status === "optimal";
  const Icon = isProven ? BadgeCheck : CircleDashed;
  const isFeasible = status === "feasible" && gap !== null;
  return (
    <div className="text-ink-soft tabular-nums">
      <p className="flex flex-wrap items-center gap-x-2">
        <span
          className={clsx(
            "inline-flex items-center gap-1.5 font-medium",
            isProven && verified && "text-plan-strong",
          )}
        >
          <Icon aria-hidden size={16} />
          {isFeasible
            ? t("feasible", { gap: formatShare(Math.max(0, gap), locale) })
            : t(isProven ? "optimal" : "other")}
        </span>
        <span className={clsx(!verified && "text-warn")}>
          {t(verified ? "verified" : "unverified")}
        </span>
      </p>
      {unmetMw >= 0.5 && (
        <p className="text-muted">
          {t("unmet", { unmet: formatMw(unmetMw, locale), bound: formatMw(unmetBoundMw, locale) })}
        </p>
      )}
    </div>
  );
}
