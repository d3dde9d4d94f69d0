"use client";

import { useLocale, useTranslations } from "next-intl";
import { Choice } from "@/app/_ui/choice";
import { useGridView } from "./grid-view";
import { HourSelect } from "./hour-select";

/** Which hour, without or with the plan, and whether a circuit is lost. */
export function GridSwitches({ withHour = true }: { withHour?: boolean }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const { moment, setMoment, outage, setOutage } = useGridView();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small" lang={locale}>
      {withHour && <HourSelect />}
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
