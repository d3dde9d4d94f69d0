"use client";

import { useTranslations } from "next-intl";
import { GridRules } from "./grid-rules";
import { MoreRules } from "./more-rules";
import { TargetField } from "./target-field";
import { WeightSliders } from "./weight-sliders";

/** What a person may disagree with: the target, the weights and the rules. */
export function ControlsPanel() {
  const t = useTranslations("controls");
  return (
    <section
      aria-label={t("region")}
      className="overflow-y-auto overscroll-contain bg-panel px-4 pb-8 [grid-area:controls] lg:border-r lg:border-hairline print:hidden"
      data-section="controls"
    >
      <TargetField />
      <WeightSliders />
      <GridRules />
      <MoreRules />
    </section>
  );
}
