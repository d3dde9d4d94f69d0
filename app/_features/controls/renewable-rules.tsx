"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { ChoiceRule, NumberRule } from "@/app/_ui/rule-field";
import { renewableRulesSchema, type Scenario } from "@/lib/schema/scenario";
import { toPercent } from "./target-field";

const matchings = renewableRulesSchema.shape.matching.unwrap().options;

/** Which renewables count for a site, and how much of its load they must match. */
export function RenewableRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const { renewables } = committed;
  const set = (part: Partial<Scenario["renewables"]>) =>
    commit({ ...committed, renewables: { ...renewables, ...part } });
  return (
    <>
      <NumberRule
        label={t("rule.radiusKm.label")}
        help={t("rule.radiusKm.help")}
        unit={t("unit.km")}
        value={renewables.radiusKm}
        min={5}
        max={200}
        step={5}
        onCommit={(radiusKm) => radiusKm !== null && set({ radiusKm })}
      />
      <NumberRule
        label={t("rule.loadFactor.label")}
        help={t("rule.loadFactor.help")}
        unit={t("unit.percent")}
        value={toPercent(renewables.loadFactor)}
        min={10}
        max={100}
        onCommit={(percent) => percent !== null && set({ loadFactor: percent / 100 })}
      />
      <NumberRule
        label={t("rule.minMatchedShare.label")}
        help={t("rule.minMatchedShare.help")}
        unit={t("unit.percent")}
        value={toPercent(renewables.minMatchedShare)}
        min={0}
        max={100}
        onCommit={(percent) => percent !== null && set({ minMatchedShare: percent / 100 })}
      />
      <ChoiceRule
        label={t("rule.matching.label")}
        help={t("rule.matching.help")}
        value={renewables.matching}
        choices={matchings.map((value) => ({ value, label: t(`rule.matching.${value}`) }))}
        onCommit={(matching) => set({ matching })}
      />
    </>
  );
}
