"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { stressHourIdSchema } from "@/lib/schema/grid-data";
import { useGridView } from "../../_state/grid-view";
import { useHourName } from "../ui/use-hour-name";

/** Which hour, without or with the plan, and whether a circuit is lost. */
export function GridSwitches({ withHour = true }: { withHour?: boolean }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const hourName = useHourName();
  const { hour, setHour, moment, setMoment, outage, setOutage } = useGridView();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small" lang={locale}>
      {withHour && (
        <select
          aria-label={t("hourLabel")}
          value={hour}
          onChange={(event) => {
            const picked = stressHourIdSchema.safeParse(event.target.value);
            if (picked.success) setHour(picked.data);
          }}
          className="min-h-8 w-full rounded-md border border-hairline-strong bg-raised px-2 text-ink"
        >
          {stressHourIdSchema.options.map((id) => (
            <option key={id} value={id}>
              {hourName(id)}
            </option>
          ))}
        </select>
      )}
      <Choice
        label={t("momentLabel")}
        value={moment}
        options={[
          ["before", t("before")],
          ["after", t("after")],
        ]}
        onPick={setMoment}
      />
      <Choice
        label={t("outageLabel")}
        value={outage}
        options={[
          ["normal", t("normal")],
          ["worst", t("worst")],
        ]}
        onPick={setOutage}
      />
    </div>
  );
}

/** Two or more words of which one holds; arrow keys move between them. */
function Choice<Value extends string>({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onPick: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-hairline-strong">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, text]) => (
        <label
          key={option}
          className="flex min-h-8 cursor-pointer items-center px-2.5 text-ink-soft has-checked:bg-plan has-checked:text-on-plan has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-(--focus)"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option === value}
            onChange={() => onPick(option)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
