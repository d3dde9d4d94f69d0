"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber } from "../../_state/format";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { useAxisText } from "./use-axis-text";

/** One line above the headline: what is shown is a point of the curve, with the way back. */
export function PreviewLine() {
  const t = useTranslations("frontier.preview");
  const { preview, showPreview } = useAnswer();
  if (!preview) return null;
  return (
    <p
      role="status"
      className="flex items-center justify-between gap-2 rounded-md bg-plan-soft px-2 text-small font-medium print:hidden"
    >
      {t("title")}
      <Button look="link" onClick={() => showPreview(null)}>
        {t("back")}
      </Button>
    </p>
  );
}

/** Below the curve: the point that is looked at, with a way to keep its share and a way back. */
export function FrontierPreview() {
  const t = useTranslations("frontier.preview");
  const locale = useLocale();
  const text = useAxisText();
  const { committed, commit } = useScenario();
  const { preview, showPreview } = useAnswer();
  if (!preview) return null;
  const { point, x, y } = preview;
  // Rounded outward, so that the cap does not shut the point itself out.
  const cap = Math.min(1, Math.ceil(point.plan.totals.capitalShare * 1000 - 1e-6) / 1000);
  const canUse = x === "capitalShare" || y === "capitalShare";
  const capText = `${formatNumber(cap * 100, locale, 1)}\u00a0%`;
  return (
    <div className="rounded-lg bg-plan-soft px-3 py-2 text-small print:hidden">
      <p>
        {t("text", {
          x: text.name(x),
          xValue: text.value(point.x, x),
          y: text.name(y),
          yValue: text.value(point.y, y),
        })}
      </p>
      {canUse && <p className="text-ink-soft">{t("useNote", { cap: capText })}</p>}
      <div className="mt-2 flex gap-2">
        {canUse && (
          <Button
            look="strong"
            onClick={() => {
              showPreview(null);
              commit({ ...committed, capitalShareCap: cap });
            }}
          >
            {t("use")}
          </Button>
        )}
        <Button look="outline" onClick={() => showPreview(null)}>
          {t("back")}
        </Button>
      </div>
    </div>
  );
}
