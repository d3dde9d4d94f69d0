"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInUnit, formatMw } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { ModelMark } from "@/app/_ui/model-mark";
import type { Baseline } from "@/lib/schema/baselines";
import type { Plan } from "@/lib/schema/plan";
import { BaselineTable } from "./baseline-table";
import { describeBaseline } from "./describe-baseline";
import { useBaselines } from "./use-baselines";

/** What a points table and a greedy fill would have made of it: one line, the figures behind it. */
export function BaselineNote() {
  const t = useTranslations("baselines");
  const { response, isSolving, isStale } = useAnswer();
  const baselines = useBaselines(response, !isSolving && !isStale);
  if (!response || !baselines) return null;
  return (
    <Collapsible.Root className="border-t border-hairline py-3 text-small">
      <p className="text-pretty tabular-nums">
        {baselines.map((baseline) => (
          <Finding key={baseline.id} baseline={baseline} plan={response.plan} />
        ))}
        <ModelMark />
      </p>
      <Collapsible.Trigger className="group flex min-h-8 items-center gap-1 text-muted hover:text-ink print:hidden">
        {t("show")}
        <ChevronDown
          aria-hidden
          size={14}
          strokeWidth={1.75}
          className="transition-transform group-data-panel-open:rotate-180 motion-reduce:transition-none"
        />
      </Collapsible.Trigger>
      <Collapsible.Panel>
        <BaselineTable plan={response.plan} baselines={baselines} />
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

function Finding({ baseline, plan }: { baseline: Baseline; plan: Plan }) {
  const t = useTranslations(`baselines.${baseline.id}`);
  const controls = useTranslations("controls.criterion");
  const locale = useLocale();
  const finding = describeBaseline(baseline, plan);
  const b = (text: ReactNode) => (
    <strong className="font-semibold whitespace-nowrap">{text}</strong>
  );
  const say = () => {
    switch (finding.kind) {
      case "same":
        return t("same");
      case "worse": {
        const { criterion, by } = finding;
        const unit = plan.criteria.find(({ id }) => id === criterion)?.unit ?? "MW";
        const meaning = controls(`${criterion}.meaning`);
        return t.rich("worse", { b, meaning, amount: formatInUnit(by, unit, locale) });
      }
      default:
        return t.rich(finding.kind, { b, mw: formatMw(finding.mw, locale) });
    }
  };
  return <>{say()} </>;
}
