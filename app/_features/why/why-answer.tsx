"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAnswer } from "@/app/_plan/answer-context";
import { ModelMark } from "@/app/_ui/model-mark";
import type { WhyResponse } from "@/lib/schema/why";
import { pickCurrency, sayInCurrency } from "./exchange-rate";
import { useAmountText } from "./use-amount-text";
import { WhyChanges } from "./why-changes";
import { WhyImpossible } from "./why-impossible";

/** Costs below this part of the objective's scale are within what a proof leaves open. */
const NOTHING = 1e-4;

/** The answer in words, then its figures. */
export function WhyAnswer({ why }: { why: WhyResponse }) {
  const t = useTranslations("why");
  if (why.status === "impossible") return <WhyImpossible why={why} />;
  if (why.status === "unknown" || !why.cost) return <p className="py-1">{t("unknown")}</p>;
  return (
    <div className="flex flex-col gap-1.5 py-1">
      <WhyCost why={why} cost={why.cost} />
      <WhyChanges why={why} />
      {!why.verified && <p className="text-warn">{t("cost.unverified")}</p>}
    </div>
  );
}

function WhyCost({ why, cost }: { why: WhyResponse; cost: NonNullable<WhyResponse["cost"]> }) {
  const t = useTranslations("why.cost");
  const { response } = useAnswer();
  const amountText = useAmountText();
  const currency = response && pickCurrency(response.plan.criteria);
  if (!currency) return null;
  const say = (objective: number) => sayInCurrency(Math.abs(objective), currency);
  const bold = { b: (text: ReactNode) => <b className="font-semibold">{text}</b> };
  const { question } = why;
  const isBetter = cost.value < -NOTHING;
  const isNothing = Math.abs(cost.value) <= NOTHING;
  return (
    <p className="text-ink">
      {isNothing
        ? t(`nothing.${question}`)
        : t.rich(isBetter ? `better.${question}` : question, {
            ...bold,
            amount: amountText(say(cost.value)),
          })}{" "}
      <ModelMark />{" "}
      <span className="block text-muted tabular-nums">
        {cost.atLeast > 0
          ? t("bounds", { amount: amountText(say(cost.atLeast), say(cost.atMost)) })
          : cost.atMost > 0 && t("most", { amount: amountText(say(cost.atMost)) })}
      </span>
    </p>
  );
}
