"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { ChoiceRule } from "@/app/_ui/rule-field";
import { spreadRulesSchema } from "@/lib/schema/scenario";

const measures = spreadRulesSchema.shape.measure.unwrap().options;

/** How load that is unevenly spread over the provinces counts. */
export function SpreadRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  return (
    <ChoiceRule
      label={t("rule.measure.label")}
      help={t("rule.measure.help")}
      value={committed.spread.measure}
      choices={measures.map((value) => ({ value, label: t(`rule.measure.${value}`) }))}
      onCommit={(measure) => commit({ ...committed, spread: { measure } })}
    />
  );
}
