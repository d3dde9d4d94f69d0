"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiError } from "@/app/_client/api-error";
import { useSettledPlan, useWhy } from "@/app/_plan/use-plan-questions";
import { useScenario } from "@/app/_scenario/scenario-context";
import { writeQuery } from "@/app/_scenario/scenario-url";
import { Button } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";
import { WhyAnswer } from "./why-answer";

/** Why a site is in the plan or not, worked out when a person asks. */
export function SiteWhy({ siteId, isChosen }: { siteId: string; isChosen: boolean }) {
  const t = useTranslations("why");
  const { committed } = useScenario();
  const question = isChosen ? "replacement" : "entry";
  // A question belongs to one scenario: after a change it must be asked again.
  const scenario = writeQuery(committed);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const isSettled = useSettledPlan();
  const isAsked = askedFor === `${scenario}:${siteId}` && isSettled;
  const why = useWhy(siteId, isAsked);
  const errorText = useErrorText();
  const ask = () => setAskedFor(`${scenario}:${siteId}`);
  return (
    <section
      aria-label={t(`title.${question}`)}
      className="border-b border-hairline py-2 text-small"
    >
      <h3 className="font-semibold">{t(`title.${question}`)}</h3>
      <div aria-live="polite">
        {isAsked && why.isFetching && (
          <p className="flex items-center gap-2 py-1 text-muted">
            <Spinner />
            <span className="grow">{t(`ask.busy.${question}`)}</span>
            <Button look="quiet" onClick={() => setAskedFor(null)}>
              {t("ask.cancel")}
            </Button>
          </p>
        )}
        {isAsked && why.error && !why.isFetching && (
          <p className="py-1 text-warn">
            {errorText(
              why.error instanceof ApiError ? why.error : new ApiError("internal", undefined),
            )}
          </p>
        )}
        {why.data && isSettled && <WhyAnswer why={why.data} />}
      </div>
      {!why.data && !(isAsked && why.isFetching) && (
        <Button
          look="link"
          disabled={!isSettled}
          onClick={isAsked && why.error ? () => void why.refetch() : ask}
        >
          {isSettled ? t(isAsked && why.error ? "ask.again" : `ask.${question}`) : t("ask.wait")}
        </Button>
      )}
    </section>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden
      className="size-3.5 shrink-0 animate-spin rounded-full border-2 border-hairline-strong border-t-plan motion-reduce:animate-none"
    />
  );
}
