"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { ChoiceRule, NumberRule } from "@/app/_ui/rule-field";
import { limitRulesSchema, MAX_TARGET_MW, type Scenario } from "@/lib/schema/scenario";
import { toPercent } from "./target-field";

const busChoices = limitRulesSchema.shape.bus.unwrap().options;
const provinceChoices = limitRulesSchema.shape.province.unwrap().options;

/** Which physical limits hold, and on whose figures they rest. */
export function LimitRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const { limits } = committed;
  const set = (part: Partial<Scenario["limits"]>) =>
    commit({ ...committed, limits: { ...limits, ...part } });
  return (
    <>
      <ChoiceRule
        label={t("rule.bus.label")}
        help={t("rule.bus.help")}
        value={limits.bus}
        choices={busChoices.map((value) => ({ value, label: t(`rule.bus.${value}`) }))}
        onCommit={(bus) => set({ bus })}
      />
      <ChoiceRule
        label={t("rule.province.label")}
        help={t("rule.province.help")}
        value={limits.province}
        choices={provinceChoices.map((value) => ({ value, label: t(`rule.province.${value}`) }))}
        onCommit={(province) => set({ province })}
      />
      <NumberRule
        label={t("rule.capitalInterfaceMw.label")}
        help={t("rule.capitalInterfaceMw.help")}
        placeholder={t("rule.capitalInterfaceMw.empty")}
        unit={t("unit.mw")}
        value={limits.capitalInterfaceMw}
        min={0}
        max={MAX_TARGET_MW}
        step={100}
        onCommit={(capitalInterfaceMw) => set({ capitalInterfaceMw })}
      />
      <NumberRule
        label={t("rule.seismicZone1MaxShare.label")}
        help={t("rule.seismicZone1MaxShare.help")}
        unit={t("unit.percent")}
        value={toPercent(limits.seismicZone1MaxShare)}
        min={0}
        max={100}
        onCommit={(percent) => percent !== null && set({ seismicZone1MaxShare: percent / 100 })}
      />
      <ReinforcementRules />
    </>
  );
}

/** How much headroom a plan may add, and what that counts as. */
function ReinforcementRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const { reinforcement } = committed;
  const set = (part: Partial<Scenario["reinforcement"]>) =>
    commit({ ...committed, reinforcement: { ...reinforcement, ...part } });
  return (
    <>
      <NumberRule
        label={t("rule.maxMwPerLimit.label")}
        help={t("rule.maxMwPerLimit.help")}
        unit={t("unit.mw")}
        value={reinforcement.maxMwPerLimit}
        min={0}
        max={MAX_TARGET_MW}
        step={50}
        onCommit={(maxMwPerLimit) => maxMwPerLimit !== null && set({ maxMwPerLimit })}
      />
      {reinforcement.maxMwPerLimit > 0 && (
        <NumberRule
          label={t("rule.weightMwPerMw.label")}
          help={t("rule.weightMwPerMw.help")}
          unit={t("unit.mw")}
          value={reinforcement.weightMwPerMw}
          min={0.1}
          max={100}
          step={0.5}
          onCommit={(weightMwPerMw) => weightMwPerMw !== null && set({ weightMwPerMw })}
        />
      )}
    </>
  );
}
