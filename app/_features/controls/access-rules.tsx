"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NumberRule } from "@/app/_ui/rule-field";
import type { Scenario } from "@/lib/schema/scenario";
import { toPercent } from "./target-field";

/** How much of the load must be near most users, and what counts as near. */
export function AccessRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const { access } = committed;
  const set = (part: Partial<Scenario["access"]>) =>
    commit({ ...committed, access: { ...access, ...part } });
  return (
    <>
      <NumberRule
        label={t("rule.latencyBoundShare.label")}
        help={t("rule.latencyBoundShare.help")}
        unit={t("unit.percent")}
        value={toPercent(access.latencyBoundShare)}
        min={0}
        max={100}
        onCommit={(percent) => percent !== null && set({ latencyBoundShare: percent / 100 })}
      />
      <NumberRule
        label={t("rule.latencyRadiusKm.label")}
        help={t("rule.latencyRadiusKm.help")}
        unit={t("unit.km")}
        value={access.latencyRadiusKm}
        min={1}
        max={500}
        step={5}
        onCommit={(latencyRadiusKm) => latencyRadiusKm !== null && set({ latencyRadiusKm })}
      />
    </>
  );
}
