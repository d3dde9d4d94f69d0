"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatShare } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { AlternativeLine } from "../options/alternative-line";
import { PreviewLine } from "../trade-off/trade-off-preview";
import { TradeOffSection } from "../trade-off/trade-off-section";
import { StageLine } from "../years/stage-line";
import { BaselineNote } from "./baseline-note";
import { ChangeNote } from "./change-note";
import { CompareStrip } from "./compare-strip";
import { CriteriaBars } from "./criteria-bars";
import { describeAnswer } from "./describe-answer";
import { DetailTabs } from "./detail-tabs";
import { Headline } from "./headline";
import { LeftOutNotice } from "./left-out-notice";
import { LimitMoves } from "./limit-moves";
import { MoreTime } from "./more-time";
import { ProofMark, useProofText } from "./proof-mark";
import { SolveNotice } from "./solve-notice";
import { Totals } from "./totals";

/** The answer: the sentence, how sure it is, and what stands in its way. */
export function AnswerHead() {
  const common = useTranslations("common");
  const { response, isSolving, isStale, change } = useAnswer();
  return (
    <div className="flex flex-col gap-2">
      <LeftOutNotice />
      <PreviewLine />
      <AlternativeLine />
      <StageLine />
      {response && <Headline response={response} />}
      {response && <ProofMark response={response} isSolving={isSolving} />}
      {response && <p className="text-small text-muted max-lg:hidden">{common("screening")}</p>}
      <ChangeNote change={change} />
      <SolveNotice />
      <MoreTime />
      {response && !isStale && <LimitMoves relaxations={response.relaxations} />}
      <Announcement />
    </div>
  );
}

/** The answer in figures and tables. */
export function AnswerDetail() {
  const common = useTranslations("common");
  const { response } = useAnswer();
  // Where no plan was found its figures would all read 0, and none of them is known.
  if (!response || describeAnswer(response).kind === "unknown") return null;
  return (
    <>
      <CompareStrip response={response} />
      <Totals plan={response.plan} />
      <TradeOffSection />
      <CriteriaBars criteria={response.plan.criteria} />
      <BaselineNote />
      <DetailTabs response={response} />
      <p className="py-4 text-small text-muted lg:hidden">{common("screening")}</p>
    </>
  );
}

/** Tells a person who listens when an answer has settled. */
function Announcement() {
  const t = useTranslations("answer.announce");
  const locale = useLocale();
  const proof = useProofText();
  const { response, isSolving, isStale } = useAnswer();
  const isSettled = response && !isSolving && !isStale;
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {isSettled
        ? t("done", {
            placed: formatMw(response.plan.totals.placedMw, locale),
            sites: response.plan.totals.siteCount,
            share: formatShare(response.plan.totals.capitalShare, locale),
            proof: proof(response),
          })
        : t("busy")}
    </p>
  );
}
