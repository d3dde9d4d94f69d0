"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber } from "../../_state/format";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { useAxisText } from "./use-axis-text";

/** Says that the plan on screen is a point of the curve, with a way to keep it and a way back. */
export function FrontierPreview() {
  const t = useTranslations("frontier.preview");
  const locale = useLocale();
  const text = useAxisText();
  const { committed, commit } = useScenario();
  const { preview, showPreview } = useAnswer();
  if (!preview) return null;
  const { point, x, y } = preview;
  const share = { capitalShare: point.plan.totals.capitalShare };
  // Rounded outward, so that the cap does not shut the point itself out.
  const cap = Math.min(1, Math.ceil(share.capitalShare * 1000 - 1e-6) / 1000);
  const canUse = x === "capitalShare" || y === "capitalShare";
  const capText = `${formatNumber(cap * 100, locale, 1)}\u00a0%`;
  return (
    <div role="status" className="rounded-lg bg-plan-soft px-3 py-2 text-small print:hidden">
      <p className="font-semibold">{t("title")}</p>
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
