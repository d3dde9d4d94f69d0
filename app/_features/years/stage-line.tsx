"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { useStages } from "./stages-context";

/** One line above the headline: the map shows a year of the staged plan, with the way back. */
export function StageLine() {
  const t = useTranslations("stages");
  const locale = useLocale();
  const { onMap, setOnMap, year, mapPlan } = useStages();
  if (!onMap || year === null) return null;
  return (
    <p
      role="status"
      className="flex items-center justify-between gap-2 rounded-md bg-plan-soft px-2 text-small font-medium tabular-nums"
    >
      {mapPlan
        ? t("shown", {
            year,
            mw: formatMw(mapPlan.totals.placedMw, locale),
            sites: mapPlan.totals.siteCount,
          })
        : t("shownNone", { year })}
      <Button look="link" onClick={() => setOnMap(false)}>
        {t("back")}
      </Button>
    </p>
  );
}
