"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Relaxation } from "@/lib/schema/plan";
import { applyRelaxation } from "../../_state/apply-relaxation";
import { formatInUnit } from "../../_state/format";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { useSubjectName } from "../ui/use-subject-name";

/** The smallest changes that let the scenario through, each with a button that makes it. */
export function Relaxations({ relaxations }: { relaxations: readonly Relaxation[] }) {
  const t = useTranslations("answer.relax");
  const kinds = useTranslations("tables.kind");
  const units = useTranslations("tables.unit");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const { committed, commit } = useScenario();
  if (relaxations.length === 0) return null;
  const amount = (value: number, unit: Relaxation["unit"]) =>
    unit === "sites" ? units("sites", { value }) : formatInUnit(value, unit, locale);
  return (
    <section aria-label={t("title")} className="rounded-lg bg-warn-soft px-3 py-2.5 text-small">
      <h2 className="font-semibold text-warn">{t("title")}</h2>
      <p className="text-ink-soft">{t("intro")}</p>
      <ul className="mt-1.5 divide-y divide-hairline-strong/50">
        {relaxations.map((step) => {
          const next = applyRelaxation(committed, step);
          return (
            <li key={step.limit} className="flex items-center gap-2 py-1.5 tabular-nums">
              <span className="grow">
                {t("step", {
                  what: kinds(step.kind, { subject: subjectName(step.kind, step.subject) }),
                  from: amount(step.from, step.unit),
                  to: amount(step.to, step.unit),
                })}
              </span>
              {next ? (
                <Button look="strong" onClick={() => commit(next)}>
                  {t("apply")}
                </Button>
              ) : (
                <span className="max-w-32 text-right text-muted">{t("manual")}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
