"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber, formatShare } from "../../_state/format";
import { useOptions } from "../../_state/options-context";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { fieldClass } from "../ui/field-class";
import { ModelMark } from "../ui/model-mark";
import { useErrorText } from "../ui/use-error-text";
import { RobustnessTable } from "./robustness-table";

const sampleCounts = [200, 1000, 3000];

/** How often each site is chosen whatever one finds important; started when asked. */
export function RobustnessPanel() {
  const t = useTranslations("options.robustness");
  const locale = useLocale();
  const errorText = useErrorText();
  const { own, isSolving } = useAnswer();
  const { committed } = useScenario();
  const { robustness, sampleRobustness } = useOptions();
  const [samples, setSamples] = useState(1000);
  const { result, isRunning, error, cancel } = robustness;
  if (committed.grid.model !== "headroom") {
    return <p className="py-4 text-small text-muted">{t("headroomOnly")}</p>;
  }
  return (
    <div className="flex flex-col gap-2 py-3 text-small">
      <p className="text-ink-soft">
        {t("intro")} <ModelMark />
      </p>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <label className="flex items-center gap-2">
          {t("samples")}
          <select
            className={`${fieldClass} w-auto`}
            value={samples}
            onChange={(event) => setSamples(Number(event.target.value))}
          >
            {sampleCounts.map((count) => (
              <option key={count} value={count}>
                {formatNumber(count, locale)}
              </option>
            ))}
          </select>
        </label>
        {isRunning ? (
          <Button look="outline" onClick={cancel}>
            {t("cancel")}
          </Button>
        ) : (
          <Button
            look="strong"
            disabled={!own || isSolving}
            onClick={() => sampleRobustness(samples)}
          >
            {t("run")}
          </Button>
        )}
      </div>
      {isRunning && (
        <div className="flex items-center gap-2">
          <progress
            aria-label={t("progress")}
            className="h-1.5 grow"
            max={result?.total ?? samples}
            value={result?.done ?? 0}
          />
          <span className="tabular-nums text-muted">
            {formatNumber(result?.done ?? 0, locale)} / {formatNumber(samples, locale)}
          </span>
        </div>
      )}
      {error && (
        <p role="alert" className="text-warn">
          {errorText(error)}
        </p>
      )}
      {result && <Quality result={result} />}
      {result && <RobustnessTable result={result} />}
    </div>
  );
}

/** What the samples say of the capital region, and how good they are. */
function Quality({ result }: { result: RobustnessResponse }) {
  const t = useTranslations("options.robustness");
  const locale = useLocale();
  const { capitalShare, gap, done, failed, checked, verified } = result;
  const share = (value: number) => formatShare(value, locale);
  return (
    <div className="tabular-nums">
      {capitalShare && (
        <p className="font-medium">
          {t("capital", {
            p5: share(capitalShare.p5),
            p50: share(capitalShare.p50),
            p95: share(capitalShare.p95),
          })}
        </p>
      )}
      {gap && (
        <p className="text-muted">
          {t("quality", {
            done: formatNumber(done, locale),
            gap: `${formatNumber(gap.p95 * 100, locale, 2)}\u00a0%`,
            checked,
            verified,
          })}
          {failed > 0 && ` ${t("failed", { failed })}`}
        </p>
      )}
    </div>
  );
}
