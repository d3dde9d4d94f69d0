"use client";

import clsx from "clsx";
import { BadgeCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatGap, formatNumber, formatShare } from "@/app/_i18n/format";
import { NoteMark } from "@/app/_ui/note-mark";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { type Answer, describeAnswer, type ProofKind } from "./describe-answer";

const icons = {
  proven: BadgeCheck,
  gap: CircleDashed,
  draft: CircleDashed,
  known: CircleDashed,
  unbounded: CircleDashed,
  none: TriangleAlert,
} as const satisfies Record<ProofKind, typeof BadgeCheck>;

/** How sure the answer is: draft with its gap, then proven, and what of plan and bound was checked. */
export function ProofMark({
  response,
  isSolving,
}: {
  response: SolveResponse;
  isSolving: boolean;
}) {
  const t = useTranslations("answer.proof");
  const locale = useLocale();
  const proof = useProofText();
  const answer = describeAnswer(response);
  const { engine, solveMs } = response.certificate;
  const Icon = icons[answer.proof];
  const isSure = answer.proof === "proven" && answer.verified;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-ink-soft tabular-nums">
      <span
        className={clsx(
          "inline-flex items-center gap-1.5 font-medium",
          isSure && "text-plan-strong",
          answer.proof === "none" && "text-warn",
        )}
      >
        <Icon
          aria-hidden
          size={16}
          strokeWidth={2}
          className={clsx(isSolving && "animate-spin motion-reduce:animate-none")}
        />
        {proof(response)}
      </span>
      {answer.proof !== "none" && answer.kind !== "unknown" && (
        <span className={clsx(!answer.verified && "text-warn")}>
          {t(answer.verified ? "verified" : "unverified")}
        </span>
      )}
      <BoundCheck answer={answer} />
      <NoteMark label={t("about")}>
        {t("explain")}{" "}
        {t("time", {
          engine: engine === "highs" ? "HiGHS" : "GLPK",
          seconds: formatNumber(solveMs / 1000, locale, 1),
        })}
      </NoteMark>
    </p>
  );
}

/** How far the bound was checked apart from the solver; of an infeasible scenario, that it is one. */
function BoundCheck({ answer }: { answer: Answer }) {
  const t = useTranslations("answer.proof.bound");
  const locale = useLocale();
  const { proof, boundCheck, recomputedGap } = answer;
  if (boundCheck === "none") return null;
  if (proof === "none") return <span>{t(boundCheck === "recomputed" ? "unmet" : "rules")}</span>;
  if (boundCheck === "recomputed") return <span>{t("recomputed")}</span>;
  if (recomputedGap === null) return <span>{t("solver")}</span>;
  return <span>{t("part", { gap: formatShare(Math.max(0, recomputedGap), locale) })}</span>;
}

/** The state of proof in words. */
export function useProofText(): (response: SolveResponse) => string {
  const t = useTranslations("answer.proof");
  const locale = useLocale();
  return (response) => {
    const { proof, gap } = describeAnswer(response);
    // A draft that has almost closed its gap must not read as one that has.
    const write = proof === "proven" ? formatGap : formatShare;
    return t(proof, { gap: write(Math.max(0, gap ?? 0), locale) });
  };
}
