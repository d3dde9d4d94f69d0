"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import { useWeightMeanings } from "@/app/_plan/use-plan-questions";
import { useScenario } from "@/app/_scenario/scenario-context";
import { NoteMark } from "@/app/_ui/note-mark";
import { SectionTitle } from "@/app/_ui/section-title";
import { type CriterionId, weightsSchema } from "@/lib/schema/scenario";
import { WeightSlider } from "./weight-slider";

const criterionIds = weightsSchema.keyof().options;

/** Four sliders, each with what it stands for in physical units. */
export function WeightSliders() {
  const t = useTranslations("controls.weights");
  const common = useTranslations("common");
  const { scenario, committed, preview, commit } = useScenario();
  const { response } = useAnswer();
  const meanings = useWeightMeanings();
  const sum = Object.values(scenario.weights).reduce((total, weight) => total + weight, 0);
  const change = (id: CriterionId, weight: number) => {
    const weights = { ...scenario.weights, [id]: weight };
    const isEmpty = Object.values(weights).every((one) => one === 0);
    // The last weight that is left cannot go to nothing: there would be no question.
    return { ...committed, weights: isEmpty ? { ...weights, [id]: 0.01 } : weights };
  };
  return (
    <div className="border-t border-hairline">
      <SectionTitle
        aside={<NoteMark label={common("about", { label: t("title") })}>{t("help")}</NoteMark>}
      >
        {t("title")}
      </SectionTitle>
      {criterionIds.map((id) => (
        <WeightSlider
          key={id}
          id={id}
          weight={scenario.weights[id]}
          share={sum > 0 ? scenario.weights[id] / sum : 0}
          criterion={response?.plan.criteria.find((one) => one.id === id)}
          interval={meanings.weights.find((one) => one.id === id)?.interval ?? null}
          isStale={meanings.isStale}
          onChange={(weight) => preview(change(id, weight))}
          onRelease={(weight) => commit(change(id, weight))}
        />
      ))}
    </div>
  );
}
