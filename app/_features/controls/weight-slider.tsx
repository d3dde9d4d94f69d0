"use client";

import { Slider } from "@base-ui/react/slider";
import { useLocale, useTranslations } from "next-intl";
import { formatInUnit, formatShare, formatSpan } from "@/app/_i18n/format";
import { NoteMark } from "@/app/_ui/note-mark";
import type { CriterionValue } from "@/lib/schema/plan";
import type { CriterionId } from "@/lib/schema/scenario";
import type { WeightInterval } from "@/lib/schema/weight-meaning";
import { WeightBand, WeightMeaningNote } from "../why/weight-meaning-note";

/** Sliders move in hundredths: the whole scale is 0–100. */
const STEPS = 100;

/** One weight: its say in per cent, and the span of its criterion in physical units. */
export function WeightSlider({
  id,
  weight,
  share,
  criterion,
  interval,
  isStale,
  onChange,
  onRelease,
}: {
  id: CriterionId;
  weight: number;
  /** Weight ÷ sum of weights. */
  share: number;
  criterion: CriterionValue | undefined;
  /** Where the plan stays the same; null while it is not known. */
  interval: WeightInterval | null;
  /** The interval is that of an earlier plan. */
  isStale: boolean;
  onChange: (weight: number) => void;
  onRelease: (weight: number) => void;
}) {
  const t = useTranslations("controls");
  const common = useTranslations("common");
  const locale = useLocale();
  const name = t(`criterion.${id}.name`);
  return (
    <div className="py-1.5">
      <Slider.Root
        value={Math.round(weight * STEPS)}
        min={0}
        max={STEPS}
        largeStep={10}
        onValueChange={(value) => onChange(value / STEPS)}
        onValueCommitted={(value) => onRelease(value / STEPS)}
      >
        <div className="flex items-baseline gap-1.5">
          <span className="text-body font-medium">{name}</span>
          <NoteMark label={common("about", { label: name })}>{t(`criterion.${id}.help`)}</NoteMark>
          <span className="ml-auto text-small tabular-nums">
            {t("weights.share", { share: formatShare(share, locale) })}
          </span>
        </div>
        <Slider.Control className="flex h-11 touch-none items-center select-none lg:h-7">
          <Slider.Track className="h-1 w-full rounded-full bg-hairline-strong">
            <Slider.Indicator className="rounded-full bg-plan" />
            <WeightBand interval={interval} isStale={isStale} />
            <Slider.Thumb
              aria-label={t("weights.slider", { name })}
              getAriaValueText={() => t("weights.share", { share: formatShare(share, locale) })}
              className="size-6 rounded-full border-2 border-plan bg-panel shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) lg:size-4.5"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <p className="text-small text-muted tabular-nums">
        {t(`criterion.${id}.meaning`)}
        <br />
        {criterion && criterion.ideal !== criterion.nadir
          ? t.rich("weights.range", {
              b: (text) => <span className="font-medium text-ink">{text}</span>,
              value: formatInUnit(criterion.value, criterion.unit, locale),
              range: formatSpan(criterion.ideal, criterion.nadir, criterion.unit, locale),
            })
          : t(criterion ? "weights.none" : "weights.pending")}
      </p>
      <WeightMeaningNote id={id} interval={interval} isStale={isStale} />
    </div>
  );
}
