"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatExactly, formatMw } from "@/app/_i18n/format";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import { ModelMark } from "@/app/_ui/model-mark";
import type { LimitMove } from "@/lib/schema/plan";
import type { Obstacle, WhyResponse } from "@/lib/schema/why";
import { findDigits } from "@/lib/units";

const SHOWN_HELP = 3;

/** That it cannot be done, the limit in the way, and how far that would have to move. */
export function WhyImpossible({ why }: { why: WhyResponse }) {
  const t = useTranslations("why.impossible");
  return (
    <div className="flex flex-col gap-1 py-1">
      <p>
        {t(why.question)} {!why.obstacle && <ModelMark />}
      </p>
      {why.obstacle && <ObstacleText obstacle={why.obstacle} />}
      {why.relaxations.length > 0 && (
        <>
          <p className="text-muted">{t("help")}</p>
          <ul className="list-disc pl-4 tabular-nums">
            {why.relaxations.slice(0, SHOWN_HELP).map((step) => (
              <li key={`${step.limit}:${step.to}`}>
                <StepText step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ObstacleText({ obstacle }: { obstacle: Obstacle }) {
  const t = useTranslations("why.impossible");
  const kinds = useTranslations("tables.kind");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const { kind, subject, limitMw, neededMw } = obstacle;
  const digits = findDigits([limitMw, neededMw], 0);
  const limit = kind === "site" ? t("site") : kinds(kind, { subject: subjectName(kind, subject) });
  return (
    <p className="rounded-md bg-warn-soft px-3 py-2 tabular-nums">
      {t("obstacle", {
        limit,
        has: formatMw(limitMw, locale, digits),
        needed: formatMw(neededMw, locale, digits),
      })}{" "}
      {kind === "bus" && <ModelMark note="grid" />}
    </p>
  );
}

function StepText({ step }: { step: LimitMove }) {
  const t = useTranslations("why.impossible");
  const kinds = useTranslations("tables.kind");
  const units = useTranslations("tables.unit");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const amount = (value: number) =>
    step.unit === "sites" ? units("sites", { value }) : formatExactly(value, step.unit, locale);
  const what = kinds(step.kind, { subject: subjectName(step.kind, step.subject) });
  return t("step", { what, from: amount(step.from), to: amount(step.to) });
}
