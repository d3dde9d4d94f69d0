"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatNumber, formatShare } from "@/app/_i18n/format";
import { useOptions } from "@/app/_plan/options-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import { OptionChoice, OptionFrame } from "./option-frame";
import { RobustnessTable } from "./robustness-table";

const sampleCounts = [200, 1000, 3000];

/** How often each site is chosen whatever one finds important; started when asked. */
export function RobustnessPanel() {
  const t = useTranslations("options.robustness");
  const locale = useLocale();
  const { committed } = useScenario();
  const { robustness, sampleRobustness, showAcceptance } = useOptions();
  useEffect(() => {
    showAcceptance(true);
    return () => showAcceptance(false);
  }, [showAcceptance]);
  const hasNetwork = committed.grid.model !== "headroom";
  const [samples, setSamples] = useState(1000);
  const { result, isRunning } = robustness;
  return (
    <OptionFrame
      intro={hasNetwork ? `${t("intro")} ${t("network")}` : t("intro")}
      start={t("run")}
      stop={t("cancel")}
      run={robustness}
      onStart={() => sampleRobustness(samples)}
      choices={
        <OptionChoice
          label={t("samples")}
          value={samples}
          values={sampleCounts}
          format={(count) => formatNumber(count, locale)}
          onChange={setSamples}
        />
      }
    >
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
      {result && <Quality result={result} />}
      {result && <RobustnessTable result={result} />}
    </OptionFrame>
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
