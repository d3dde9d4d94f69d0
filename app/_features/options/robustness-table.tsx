"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatShare } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { SiteList } from "@/app/_plan/site-list";
import type { RobustnessResponse } from "@/lib/schema/robustness";

/** Sites by how often they are chosen. */
export function RobustnessTable({ result }: { result: RobustnessResponse }) {
  const t = useTranslations("options.robustness");
  const locale = useLocale();
  const { own } = useAnswer();
  const planned = new Set(own?.plan.sites.map(({ id }) => id));
  return (
    <SiteList
      caption={t("caption")}
      columns={[t("acceptance"), t("meanMw")]}
      firstRows={20}
      rows={result.sites.map(({ id, name, acceptance, meanMw }) => ({
        id,
        kind: planned.has(id) ? "site" : "station",
        name,
        mark: planned.has(id) && <span className="ml-1.5 text-plan-strong">{t("inPlan")}</span>,
        figures: [
          <Acceptance key="acceptance" share={acceptance} />,
          <span key="mean" className="text-muted">
            {formatNumber(meanMw, locale)}
          </span>,
        ],
      }))}
    />
  );
}

function Acceptance({ share }: { share: number }) {
  const locale = useLocale();
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span aria-hidden className="h-1.5 w-16 rounded-full bg-sunken print-colour max-sm:hidden">
        <span
          className="block h-full rounded-full bg-plan print-colour"
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="w-12">{formatShare(share, locale)}</span>
    </span>
  );
}
