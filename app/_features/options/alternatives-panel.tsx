"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatNumber } from "@/app/_i18n/format";
import { useOptions } from "@/app/_plan/options-context";
import type { AlternativesMeasure } from "@/lib/schema/alternatives";
import { AlternativeDistances } from "./alternative-distances";
import { AlternativeProvinces } from "./alternative-provinces";
import { AlternativeRows } from "./alternative-rows";
import { OptionChoice, OptionFrame } from "./option-frame";
import { RoleCounts } from "./role-counts";

const tolerances = [0.005, 0.01, 0.02, 0.05];
const measures: readonly AlternativesMeasure[] = ["sites", "provinces"];

/** Plans near the best that differ most: searched for when asked, flipped through with arrows. */
export function AlternativesPanel() {
  const t = useTranslations("options.alternatives");
  const locale = useLocale();
  const { set, findAlternatives } = useOptions();
  const [tolerance, setTolerance] = useState(0.01);
  const [measure, setMeasure] = useState<AlternativesMeasure>("sites");
  const { result, isRunning } = set;
  return (
    <OptionFrame
      intro={t("intro")}
      start={t("find")}
      stop={t("cancel")}
      run={set}
      onStart={() => findAlternatives(tolerance, measure)}
      choices={
        <>
          <OptionChoice
            label={t("tolerance")}
            value={tolerance}
            values={tolerances}
            format={(value) => `${formatNumber(value * 100, locale, 1)} %`}
            onChange={setTolerance}
          />
          <OptionChoice
            label={t("measure")}
            value={measure}
            values={measures}
            format={(value) => t(`measures.${value}`)}
            onChange={setMeasure}
          />
        </>
      }
    >
      <p role="status" className="text-muted">
        {isRunning
          ? t("running", { count: Math.max(0, (result?.alternatives.length ?? 1) - 1) })
          : result?.end &&
            t(`ended.${result.end.ended}`, { count: result.alternatives.length - 1 })}
      </p>
      {result && result.alternatives.length > 0 && <AlternativeRows set={result} />}
      {result?.end && result.alternatives.length > 1 && <AlternativeDistances end={result.end} />}
      {result?.end && <RoleCounts roles={result.end.roles} />}
      {result?.end && <AlternativeProvinces end={result.end} />}
    </OptionFrame>
  );
}
