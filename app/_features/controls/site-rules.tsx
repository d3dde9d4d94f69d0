"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NumberRule } from "@/app/_ui/rule-field";
import type { Scenario } from "@/lib/schema/scenario";

/** Largest load that a rule of one site may name, MW. */
const MAX_SITE_MW = 100_000;

/** How large a site is, how many there are, and in which steps they are built. */
export function SiteRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const { site } = committed;
  const set = (part: Partial<Scenario["site"]>) =>
    commit({ ...committed, site: { ...site, ...part } });
  const number = (id: "minMw" | "maxMw" | "minCount" | "maxCount" | "separationKm") => ({
    label: t(`rule.${id}.label`),
    help: t(`rule.${id}.help`),
    value: site[id],
    onCommit: (value: number | null) => value !== null && set({ [id]: value }),
  });
  return (
    <>
      <NumberRule {...number("minMw")} unit={t("unit.mw")} min={0} max={MAX_SITE_MW} step={10} />
      <NumberRule {...number("maxMw")} unit={t("unit.mw")} min={1} max={MAX_SITE_MW} step={10} />
      <NumberRule {...number("minCount")} unit={t("unit.sites")} min={0} max={500} />
      <NumberRule {...number("maxCount")} unit={t("unit.sites")} min={1} max={500} />
      <NumberRule
        label={t("rule.moduleMw.label")}
        help={t("rule.moduleMw.help")}
        placeholder={t("rule.moduleMw.empty")}
        unit={t("unit.mw")}
        value={site.moduleMw}
        min={1}
        max={MAX_SITE_MW}
        onCommit={(moduleMw) => set({ moduleMw })}
      />
      <NumberRule {...number("separationKm")} unit={t("unit.km")} min={0} max={100} />
    </>
  );
}
