"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { ChoiceRule, NumberRule } from "@/app/_ui/rule-field";
import { scenarioSchema } from "@/lib/schema/scenario";

const engines = scenarioSchema.shape.engine.unwrap().options;

/** Which engine solves, and for how long. */
export function SolverRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  return (
    <>
      <ChoiceRule
        label={t("rule.engine.label")}
        help={t("rule.engine.help")}
        value={committed.engine}
        choices={engines.map((value) => ({ value, label: t(`rule.engine.${value}`) }))}
        onCommit={(engine) => commit({ ...committed, engine })}
      />
      <NumberRule
        label={t("rule.timeLimitS.label")}
        help={t("rule.timeLimitS.help")}
        unit={t("unit.seconds")}
        value={committed.timeLimitS}
        min={0.05}
        max={60}
        onCommit={(timeLimitS) => timeLimitS !== null && commit({ ...committed, timeLimitS })}
      />
    </>
  );
}
