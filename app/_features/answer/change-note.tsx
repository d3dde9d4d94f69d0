"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatShareChange } from "@/app/_i18n/format";
import type { PlanDifference } from "@/app/_plan/compare-plans";

/** What the last change of rules did to the plan, marked for a moment. */
export function ChangeNote({ change }: { change: PlanDifference | null }) {
  const t = useTranslations("answer.change");
  const common = useTranslations("common");
  const locale = useLocale();
  if (!change) return null;
  const isSame = change.movedMw < 1;
  return (
    <p className="animate-glow self-start rounded-md px-2 py-0.5 text-small font-medium tabular-nums print:hidden">
      <span className="sr-only">{`${t("label")}: `}</span>
      {isSame
        ? t("same")
        : [
            t("sites", { added: change.added.length, removed: change.removed.length }),
            t("moved", { mw: formatMw(change.movedMw, locale) }),
            `${common("capitalRegion")} ${formatShareChange(change.capitalShare, locale)}`,
          ].join(" · ")}
    </p>
  );
}
