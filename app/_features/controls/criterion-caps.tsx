"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NumberRule } from "@/app/_ui/rule-field";
import { criterionCapsSchema } from "@/lib/schema/scenario";

const criteria = criterionCapsSchema.keyof().options;
const MOST = { MW: 100_000, km: 1_000 } as const;

/** The largest value that each criterion may take: what using a point of the trade-off sets. */
export function CriterionCaps() {
  const t = useTranslations("controls");
  const axis = useTranslations("tradeOff.axis");
  const { committed, commit } = useScenario();
  const { criterionCaps } = committed;
  return criteria.map((id) => (
    <NumberRule
      key={id}
      label={axis(id)}
      help={t("rule.criterionCaps.help")}
      unit={t(id === "access" ? "unit.km" : "unit.mw")}
      value={criterionCaps[id]}
      placeholder={t("rule.criterionCaps.empty")}
      min={0}
      max={MOST[id === "access" ? "km" : "MW"]}
      onCommit={(cap) => commit({ ...committed, criterionCaps: { ...criterionCaps, [id]: cap } })}
    />
  ));
}
