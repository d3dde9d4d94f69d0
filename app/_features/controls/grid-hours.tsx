"use client";

import { useTranslations } from "next-intl";
import { useHours } from "@/app/_plan/hours-context";
import { NoteMark } from "@/app/_ui/note-mark";
import type { Scenario } from "@/lib/schema/scenario";

type Hours = Scenario["grid"]["hours"];

/** The stress hours to survive, each with its date; at least one stays chosen. */
export function GridHours({
  chosen,
  onCommit,
}: {
  chosen: Hours;
  onCommit: (hours: Hours) => void;
}) {
  const t = useTranslations("grid.rules");
  const common = useTranslations("common");
  const hours = useHours();
  const label = t("hours.label");
  const toggle = (id: Hours[number]) => {
    const isOn = chosen.includes(id);
    // The order of the data, so that the same choice is the same scenario.
    onCommit(
      hours.flatMap((hour) => {
        const keep = hour.id === id ? !isOn : chosen.includes(hour.id);
        return keep ? [hour.id] : [];
      }),
    );
  };
  return (
    <fieldset className="py-1">
      <legend className="flex items-center gap-2 text-small text-ink-soft">
        {label}
        <NoteMark label={common("about", { label })}>{t("hours.help")}</NoteMark>
      </legend>
      {hours.map(({ id, date, hour }) => (
        <label
          key={id}
          className="flex min-h-11 cursor-pointer items-center gap-2 text-small text-ink lg:min-h-8"
        >
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            disabled={chosen.length === 1 && chosen[0] === id}
            onChange={() => toggle(id)}
            className="size-4 shrink-0 accent-(--plan)"
          />
          {t(`hour.${id}`)}
          <span className="ml-auto text-muted tabular-nums">{t("when", { date, hour })}</span>
        </label>
      ))}
    </fieldset>
  );
}
