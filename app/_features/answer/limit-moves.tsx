"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatExactly } from "@/app/_i18n/format";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { applyLimitMove } from "@/lib/schema/apply-limit-move";
import type { LimitMove } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";

/** The smallest changes that let the scenario through, each with a button that makes it. */
export function LimitMoves({ relaxations }: { relaxations: readonly LimitMove[] }) {
  const t = useTranslations("answer.relax");
  const { committed } = useScenario();
  if (relaxations.length === 0) return null;
  const alone = relaxations.filter((step) => !step.together);
  const together = relaxations.filter((step) => step.together);
  const all = together.reduce<Scenario | null>(
    (scenario, step) => scenario && applyLimitMove(scenario, step),
    committed,
  );
  return (
    <section aria-label={t("title")} className="rounded-lg bg-warn-soft px-3 py-2.5 text-small">
      <h2 className="font-semibold text-warn">{t("title")}</h2>
      {alone.length > 0 && (
        <>
          <p className="text-ink-soft">{t("intro")}</p>
          <ul className="divide-y divide-hairline-strong/50">
            {alone.map((step) => (
              <li key={`${step.limit}:${step.to}`} className="flex items-center gap-2 py-1.5">
                <StepText step={step} />
                <ApplyButton next={applyLimitMove(committed, step)} label={t("apply")} />
              </li>
            ))}
          </ul>
        </>
      )}
      {together.length > 0 && (
        <>
          <p className="text-ink-soft">{t("together")}</p>
          <ul className="list-disc pl-5">
            {together.map((step) => (
              <li key={`${step.limit}:${step.to}`}>
                <StepText step={step} />
              </li>
            ))}
          </ul>
          <p className="mt-1.5 flex justify-end">
            <ApplyButton next={all} label={t("applyAll")} />
          </p>
        </>
      )}
    </section>
  );
}

/** Makes the change; a figure of the data has no button but a reason. */
function ApplyButton({ next, label }: { next: Scenario | null; label: string }) {
  const t = useTranslations("answer.relax");
  const { commit } = useScenario();
  if (!next) return <span className="max-w-36 text-right text-muted">{t("manual")}</span>;
  return (
    <Button look="strong" onClick={() => commit(next)}>
      {label}
    </Button>
  );
}

/** What would change, from which figure to which. */
function StepText({ step }: { step: LimitMove }) {
  const t = useTranslations("answer.relax");
  const kinds = useTranslations("tables.kind");
  const units = useTranslations("tables.unit");
  const locale = useLocale();
  const grid = useTranslations("grid.rules");
  const subjectName = useSubjectName();
  const amount = (value: number) =>
    step.unit === "sites" ? units("sites", { value }) : formatExactly(value, step.unit, locale);
  return (
    <span className="grow tabular-nums">
      {step.network && (
        <span className="block">
          {grid("without", {
            hour: subjectName(step.kind, step.subject),
            when: grid("when", { date: step.network.date, hour: step.network.hourOfDay }),
            reason: grid(`short.${step.network.limitedBy}`),
          })}
        </span>
      )}
      {t("step", {
        what: kinds(step.kind, { subject: subjectName(step.kind, step.subject) }),
        from: amount(step.from),
        to: amount(step.to),
      })}
    </span>
  );
}
