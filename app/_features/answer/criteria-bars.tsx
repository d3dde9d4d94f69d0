"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatInUnit } from "@/app/_i18n/format";
import { ModelMark } from "@/app/_ui/model-mark";
import { NoteMark } from "@/app/_ui/note-mark";
import type { CriterionValue } from "@/lib/schema/plan";

/** Where the plan stands between ideal and worst on each criterion. */
export function CriteriaBars({ criteria }: { criteria: readonly CriterionValue[] }) {
  const t = useTranslations("answer.criteria");
  // Without a span between ideal and worst there is nothing to stand between.
  if (criteria.every(({ ideal, nadir }) => ideal === nadir)) return null;
  return (
    <section aria-label={t("title")} className="py-4">
      <h2 className="flex items-center gap-1.5 pb-1 text-small font-semibold">
        {t("title")}
        <NoteMark label={t("about")}>{t("explain")}</NoteMark>
        <ModelMark />
      </h2>
      <p aria-hidden className={`${rowClass} text-muted`}>
        <span />
        <span className="flex justify-between">
          <span>{t("best")}</span>
          <span>{t("worst")}</span>
        </span>
      </p>
      <ul>
        {criteria.map((criterion) => (
          <CriterionBar key={criterion.id} criterion={criterion} />
        ))}
      </ul>
    </section>
  );
}

const rowClass = "grid grid-cols-[5.5rem_1fr_5rem] items-center gap-x-3 text-small";

function CriterionBar({ criterion }: { criterion: CriterionValue }) {
  const t = useTranslations("answer.criteria");
  const controls = useTranslations("controls.criterion");
  const locale = useLocale();
  const { id, value, unit, ideal, nadir, normalised } = criterion;
  const name = controls(`${id}.name`);
  const text = (figure: number) => formatInUnit(figure, unit, locale);
  const at = `${Math.min(1, Math.max(0, normalised)) * 100}%`;
  return (
    <li className={`${rowClass} min-h-7 tabular-nums`}>
      <span>{name}</span>
      <span className="sr-only">
        {t("row", { name, value: text(value), ideal: text(ideal), nadir: text(nadir) })}
      </span>
      <span aria-hidden className="relative block h-1 rounded-full bg-hairline">
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-plan/45 transition-[width] duration-500 motion-reduce:transition-none print-colour"
          style={{ width: at }}
        />
        <span
          className="absolute -top-1 -ml-0.5 h-3 w-1 rounded-full bg-plan transition-[left] duration-500 motion-reduce:transition-none print-colour"
          style={{ left: at }}
        />
      </span>
      <span className="text-right font-semibold whitespace-nowrap">{text(value)}</span>
    </li>
  );
}
