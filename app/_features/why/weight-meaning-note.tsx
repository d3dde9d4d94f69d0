"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatGap, formatSpan } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NoteMark } from "@/app/_ui/note-mark";
import type { CriterionId } from "@/lib/schema/scenario";
import type { WeightInterval } from "@/lib/schema/weight-meaning";
import { findExchangeRate } from "./exchange-rate";
import { useAmountText } from "./use-amount-text";

/** Narrower than this on the slider, the plan changes with any move. */
const NARROW = 0.005;

/** The price of a criterion in another one, and where its weight may stand without a new plan. */
export function WeightMeaningNote({
  id,
  interval,
  isStale,
}: {
  id: CriterionId;
  interval: WeightInterval | null;
  isStale: boolean;
}) {
  const t = useTranslations("why.weight");
  const { response } = useAnswer();
  const amountText = useAmountText();
  if (!response) return null;
  const { criteria, totals } = response.plan;
  const rate = findExchangeRate(id, criteria, totals.targetMw);
  return (
    <p className="text-small text-muted tabular-nums">
      {rate && (
        <span className="block">
          {t("exchange", { give: amountText(rate.give), take: amountText(rate.take) })}
        </span>
      )}
      <span className={isStale ? "opacity-50" : undefined}>
        <IntervalText id={id} interval={interval} />
      </span>
    </p>
  );
}

function IntervalText({ id, interval }: { id: CriterionId; interval: WeightInterval | null }) {
  const t = useTranslations("why.weight");
  const locale = useLocale();
  const { scenario } = useScenario();
  if (!interval) return t("pending");
  const others = Object.entries(scenario.weights).reduce(
    (sum, [name, weight]) => (name === id ? sum : sum + weight),
    0,
  );
  const share = (weight: number) => (weight + others > 0 ? weight / (weight + others) : 0);
  const { from, to, gap } = interval;
  const isFixed = to - from < NARROW;
  const key = gap === null ? "atLeast" : from === 0 && to === 1 ? "always" : "interval";
  return (
    <>
      {isFixed ? t("fixed") : t(key, { span: formatSpan(share(from), share(to), "share", locale) })}{" "}
      {gap !== null && (
        <NoteMark label={t("about")}>{t("explain", { gap: formatGap(gap, locale) })}</NoteMark>
      )}
    </>
  );
}

/** The values of the weight at which the plan stays the same, drawn under the track. */
export function WeightBand({
  interval,
  isStale,
}: {
  interval: WeightInterval | null;
  isStale: boolean;
}) {
  if (!interval) return null;
  const { from, to } = interval;
  return (
    <span
      aria-hidden
      data-testid="weight-band"
      className={`pointer-events-none absolute top-2.5 h-1.5 min-w-0.5 border-x border-b border-plan transition-opacity ${isStale ? "opacity-30" : "opacity-100"}`}
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
    />
  );
}
