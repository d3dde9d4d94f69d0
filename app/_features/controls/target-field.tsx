"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NumberRule } from "@/app/_ui/rule-field";
import { SectionTitle } from "@/app/_ui/section-title";
import { MAX_TARGET_MW } from "@/lib/schema/scenario";

/** How much is to be placed, and how little of it in the capital region. */
export function TargetField() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  return (
    <>
      <SectionTitle>{t("target.title")}</SectionTitle>
      <NumberRule
        label={t("target.label")}
        help={t("target.help")}
        unit={t("unit.mw")}
        value={committed.targetMw}
        min={1}
        max={MAX_TARGET_MW}
        step={100}
        onCommit={(targetMw) => targetMw !== null && commit({ ...committed, targetMw })}
      />
      <NumberRule
        label={t("rule.capitalShareCap.label")}
        help={t("rule.capitalShareCap.help")}
        unit={t("unit.percent")}
        value={toPercent(committed.capitalShareCap)}
        min={0}
        max={100}
        onCommit={(percent) =>
          percent !== null && commit({ ...committed, capitalShareCap: percent / 100 })
        }
      />
    </>
  );
}

/** A share as a per cent free of binary dust. */
export function toPercent(share: number): number {
  return Math.round(share * 1e6) / 1e4;
}
