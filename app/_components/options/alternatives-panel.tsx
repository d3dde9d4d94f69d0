"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber } from "../../_state/format";
import { useOptions } from "../../_state/options-context";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { fieldClass } from "../ui/field-class";
import { ModelMark } from "../ui/model-mark";
import { useErrorText } from "../ui/use-error-text";
import { AlternativeProvinces } from "./alternative-provinces";
import { AlternativeRows } from "./alternative-rows";
import { RoleCounts } from "./role-counts";

const tolerances = [0.005, 0.01, 0.02, 0.05];

/** Plans near the best that differ most: searched for when asked, flipped through with arrows. */
export function AlternativesPanel() {
  const t = useTranslations("options.alternatives");
  const locale = useLocale();
  const errorText = useErrorText();
  const { own, isSolving } = useAnswer();
  const { committed } = useScenario();
  const { set, findAlternatives } = useOptions();
  const [tolerance, setTolerance] = useState(0.01);
  const { result, isRunning, error, cancel } = set;
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
          {t("tolerance")}
          <select
            className={`${fieldClass} w-auto`}
            value={tolerance}
            onChange={(event) => setTolerance(Number(event.target.value))}
          >
            {tolerances.map((value) => (
              <option key={value} value={value}>
                {formatNumber(value * 100, locale, 1)} %
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
            onClick={() => findAlternatives(tolerance)}
          >
            {t("find")}
          </Button>
        )}
      </div>
      <p role="status" className="text-muted">
        {isRunning
          ? t("running", { count: Math.max(0, (result?.alternatives.length ?? 1) - 1) })
          : result?.end &&
            t(`ended.${result.end.ended}`, { count: result.alternatives.length - 1 })}
      </p>
      {error && (
        <p role="alert" className="text-warn">
          {errorText(error)}
        </p>
      )}
      {result && result.alternatives.length > 0 && <AlternativeRows set={result} />}
      {result?.end && <RoleCounts roles={result.end.roles} />}
      {result?.end && <AlternativeProvinces end={result.end} />}
    </div>
  );
}
