"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { adoptPoint } from "./adopt-point";
import { useAxisText } from "./use-axis-text";

/** One line above the headline: what is shown is a point of the curve, with the way back. */
export function PreviewLine() {
  const t = useTranslations("tradeOff.preview");
  const { preview, showPreview } = useAnswer();
  if (!preview) return null;
  return (
    <p
      role="status"
      className="flex items-center justify-between gap-2 rounded-md bg-plan-soft px-2 text-small font-medium"
    >
      {t("title")}
      <Button look="link" onClick={() => showPreview(null)}>
        {t("back")}
      </Button>
    </p>
  );
}

/** Below the curve: the point that is looked at, with a way to use it and a way back. */
export function TradeOffPreview() {
  const t = useTranslations("tradeOff.preview");
  const text = useAxisText();
  const { committed, commit } = useScenario();
  const { preview, showPreview } = useAnswer();
  if (!preview) return null;
  const { point, x, y } = preview;
  const use = () => {
    showPreview(null);
    commit(adoptPoint(committed, preview));
  };
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
      <p className="text-ink-soft">{t("useNote")}</p>
      <div className="mt-2 flex gap-2">
        <Button look="strong" onClick={use}>
          {t("use")}
        </Button>
        <Button look="outline" onClick={() => showPreview(null)}>
          {t("back")}
        </Button>
      </div>
    </div>
  );
}
