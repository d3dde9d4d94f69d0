"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { SiteList } from "@/app/_plan/site-list";
import type { StageAnswer, StagedPlan } from "@/lib/schema/stages";

/** The sites of the year, largest first, with what each gained since the year before. */
export function StageSites({ plan, stage }: { plan: StagedPlan; stage: StageAnswer }) {
  const t = useTranslations("stages.sites");
  const locale = useLocale();
  const at = plan.stages.indexOf(stage);
  const builds = plan.builds
    .map((build) => {
      const mw = build.loadsMw[at] ?? 0;
      return { ...build, mw, addedMw: mw - (build.loadsMw[at - 1] ?? 0) };
    })
    .filter(({ mw }) => mw >= 0.5)
    .sort((a, b) => b.mw - a.mw);
  if (builds.length === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <div>
      <h3 className="font-semibold">{t("title", { year: stage.year, count: builds.length })}</h3>
      <SiteList
        caption={t("caption", { year: stage.year })}
        columns={[t("mw"), t("added")]}
        rows={builds.map(({ site, name, mw, addedMw }) => ({
          id: site,
          kind: "site",
          name,
          figures: [
            <b key="mw" className="font-semibold">
              {formatNumber(mw, locale)}
            </b>,
            <span key="added" className="text-muted">
              {addedMw >= 0.5 ? `+${formatNumber(addedMw, locale)}` : "–"}
            </span>,
          ],
        }))}
      />
    </div>
  );
}
