"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatInUnit } from "@/app/_i18n/format";
import { useLimitPrices } from "@/app/_plan/use-plan-questions";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import { ModelMark } from "@/app/_ui/model-mark";
import type { LimitUse } from "@/lib/schema/plan";
import { LimitPriceText } from "../why/limit-price";
import { NetworkPrices } from "../why/network-prices";
import { NetworkReason } from "./network-reason";

/** The limits that bind, each with how much of it is used and where its figure comes from. */
export function LimitList({ limits }: { limits: readonly LimitUse[] }) {
  const t = useTranslations("tables.limits");
  const kinds = useTranslations("tables.kind");
  const units = useTranslations("tables.unit");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const sourceText = useSourceText();
  const prices = useLimitPrices();
  if (limits.length === 0) {
    return (
      <>
        <p className="py-4 text-small text-muted">{t("none")}</p>
        <NetworkPrices prices={prices} />
      </>
    );
  }
  return (
    <>
      <p className="pt-3 pb-1 text-small text-muted">{t("intro")}</p>
      <ul>
        {limits.map(({ id, kind, subject, limit, unit, source, network, reinforcedMw = 0 }) => (
          <li key={id} className="border-b border-hairline/60 py-2 text-small tabular-nums">
            <p className="flex items-baseline gap-1.5">
              <span className="size-2 shrink-0 self-center rounded-full bg-warn print-colour" />
              <span>{kinds(kind, { subject: subjectName(kind, subject) })}</span>
              {source.startsWith("kpg193") && <ModelMark note="grid" />}
              <span className="ml-auto font-semibold whitespace-nowrap">
                {unit === "sites"
                  ? units("sites", { value: limit })
                  : formatInUnit(limit, unit, locale)}
              </span>
            </p>
            {network && <NetworkReason network={network} />}
            {!network && <LimitPriceText id={id} kind={kind} prices={prices} />}
            <p className="pl-3.5 text-muted">{sourceText(source)}</p>
            {reinforcedMw > 0 && (
              <p className="pl-3.5 text-muted">
                {t("reinforced", { mw: formatInUnit(reinforcedMw, "MW", locale) })}
              </p>
            )}
          </li>
        ))}
      </ul>
      <NetworkPrices prices={prices} />
    </>
  );
}

/** Names the source of a limit's figure; one that is not known here keeps its own words. */
function useSourceText(): (source: string) => string {
  const t = useTranslations("tables.source");
  return (source) => {
    const key = source as "scenario";
    return t.has(key) ? t(key) : source;
  };
}
