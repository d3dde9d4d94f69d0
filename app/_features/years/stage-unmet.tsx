"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import type { StageAnswer } from "@/lib/schema/stages";
import { useLimitText } from "./use-limit-text";

/** How many limits are named: those of the largest worth. */
const SHOWN = 4;

/** What leaves MW of a year's target unmet; nothing where all of it is placed. */
export function StageUnmet({ stage }: { stage: StageAnswer }) {
  const t = useTranslations("stages.why");
  const kinds = useTranslations("tables.kind");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const limitText = useLimitText();
  if (stage.unmetMw < 0.5 || stage.limits.length === 0) return null;
  return (
    <div>
      <h3 className="font-semibold">
        {t("title", { year: stage.year, mw: formatMw(stage.unmetMw, locale) })}
      </h3>
      <ul>
        {stage.limits.slice(0, SHOWN).map((limit) => (
          <li key={`${limit.year}-${limit.id}`} className="border-b border-hairline/60 py-1">
            <span>
              {limit.network
                ? limitText(limit.network)
                : kinds(limit.kind, { subject: subjectName(limit.kind, limit.subject) })}
            </span>
            <span className="text-muted tabular-nums">
              {` · ${t("ofYear", { year: limit.year })} · ${t("worth", {
                mw: formatNumber(limit.mwPerMw, locale, 2),
              })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
