"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/app/_ui/button";
import { useStages } from "./stages-context";

/** Which year table and map show; arrow keys move between years. */
export function YearSwitch({ years }: { years: readonly number[] }) {
  const t = useTranslations("stages");
  const name = useId();
  const { year, showYear, onMap, setOnMap } = useStages();
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <fieldset className="flex grow overflow-hidden rounded-md border border-hairline-strong">
        <legend className="sr-only">{t("yearLabel")}</legend>
        {years.map((one) => (
          <label
            key={one}
            className="flex min-h-10 grow cursor-pointer items-center justify-center px-2.5 font-medium text-ink-soft tabular-nums not-first:border-l not-first:border-hairline has-checked:bg-plan has-checked:text-on-plan has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-(--focus) lg:min-h-8"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={one === year}
              onChange={() => showYear(one)}
            />
            {t("yearOf", { year: one })}
          </label>
        ))}
      </fieldset>
      <Button look="outline" aria-pressed={onMap} onClick={() => setOnMap(!onMap)}>
        {t(onMap ? "back" : "toMap")}
      </Button>
    </div>
  );
}
