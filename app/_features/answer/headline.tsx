"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatGw, formatMw, formatShare } from "@/app/_i18n/format";
import { CountedNumber } from "@/app/_ui/counted-number";
import { NoteMark } from "@/app/_ui/note-mark";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { findDigits } from "@/lib/units";
import { describeAnswer } from "./describe-answer";
import { capitalToday } from "./today";

/** The answer in one sentence, its figures counting over as the plan changes. */
export function Headline({ response }: { response: SolveResponse }) {
  const t = useTranslations("answer");
  const common = useTranslations("common.today");
  const locale = useLocale();
  const answer = describeAnswer(response);
  const { targetMw, placedMw, unmetMw } = answer;
  const digits = answer.kind === "part" ? findDigits([targetMw, placedMw, unmetMw], 0) : 0;
  const mw = (value: number) => (
    <CountedNumber value={value} format={(shown) => formatMw(shown, locale, digits)} />
  );
  return (
    <>
      <h1 className="text-small text-muted max-lg:sr-only">
        {t("question", { target: formatGw(answer.targetMw, locale) })}
      </h1>
      <p className="mt-0.5 text-head font-semibold text-balance max-lg:text-[1.125rem] max-lg:leading-6.5">
        {t.rich(`headline.${answer.kind}`, {
          b: (text: ReactNode) => <strong className="font-bold text-plan-strong">{text}</strong>,
          w: (text: ReactNode) => <strong className="font-bold text-warn">{text}</strong>,
          n: (text: ReactNode) => <span className="whitespace-nowrap">{text}</span>,
          target: () => mw(answer.targetMw),
          placed: () => mw(answer.placedMw),
          unmet: () => mw(answer.unmetMw),
          share: () => (
            <CountedNumber
              value={answer.capitalShare}
              format={(shown) => formatShare(shown, locale)}
            />
          ),
          sites: answer.siteCount,
        })}
      </p>
      {answer.placedMw > 0 && (
        <p className="head-extra text-small text-muted">
          {t("today", { share: formatShare(capitalToday.share, locale) })}
          {", "}
          {common("source")} <NoteMark label={t("todayNote")}>{common("long")}</NoteMark>
        </p>
      )}
    </>
  );
}
