"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAnswer } from "@/app/_plan/answer-context";
import { Button } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";

/** A solve shorter than this needs no words, ms. */
const QUIET_MS = 900;

/** What is being computed, with a way to stop it; or what went wrong, with a way on. */
export function SolveNotice() {
  const t = useTranslations("answer.computing");
  const errors = useTranslations("errors");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { response, error, retryReason, isSolving, isStale, cancel, retry } = useAnswer();
  const isLong = useLastsLong(isSolving);
  if (error && !isSolving) {
    return (
      <div role="alert" className="rounded-lg bg-warn-soft px-3 py-2 text-small print:hidden">
        <p className="font-semibold text-warn">{errors("title")}</p>
        <p>{errorText(error)}</p>
        {response && <p className="text-muted">{errors("keptPlan")}</p>}
        <Button look="outline" className="mt-2" onClick={retry}>
          {common("retry")}
        </Button>
      </div>
    );
  }
  if (!isSolving || (response && !isLong && !retryReason)) return null;
  return (
    <div className="flex items-center gap-2 text-small text-muted print:hidden">
      <span className="grow">
        {retryReason
          ? errorText(retryReason)
          : t(response ? (isStale ? "stale" : "draft") : "first")}
      </span>
      {isLong && response && (
        <Button look="link" onClick={cancel}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}

function useLastsLong(isSolving: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isSolving) {
      setIsLong(false);
      return;
    }
    const timer = setTimeout(() => setIsLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isSolving]);
  return isLong;
}
