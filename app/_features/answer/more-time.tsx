"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { scenarioSchema } from "@/lib/schema/scenario";
import { describeAnswer } from "./describe-answer";

/** The longest that the service computes for one question, s. */
const longestS = scenarioSchema.shape.timeLimitS.unwrap().maxValue ?? Number.POSITIVE_INFINITY;

/** Says that time ran out before a proof, and lets a person give it more with one press. */
export function MoreTime() {
  const t = useTranslations("answer.time");
  const { own, response, isSolving, isStale, error } = useAnswer();
  const { committed, commit } = useScenario();
  const hasRunOut = own?.certificate.stage === "limit" && describeAnswer(own).proof !== "proven";
  if (!hasRunOut || response !== own || isSolving || isStale || error) return null;
  const seconds = committed.timeLimitS;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-muted print:hidden">
      {t("out", { seconds })}
      {seconds < longestS && (
        <Button look="link" onClick={() => commit({ ...committed, timeLimitS: longestS })}>
          {t("more", { seconds: longestS })}
        </Button>
      )}
    </p>
  );
}
