"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import { Button } from "@/app/_ui/button";
import { ModelMark } from "@/app/_ui/model-mark";
import { stressHourIdSchema } from "@/lib/schema/grid-data";
import { GenerationMix } from "./generation-mix";
import { GridSwitches } from "./grid-switches";
import { useGridView } from "./grid-view";
import { HourDetail } from "./hour-detail";
import { HourTable } from "./hour-table";
import { ReviewNote } from "./review-note";
import { useGridStates } from "./use-grid-states";

const hours = stressHourIdSchema.options;

/** The plan on the modelled network: every stress hour, one of them in detail. */
export function GridPanel() {
  const t = useTranslations("grid.show");
  const { response } = useAnswer();
  const { hour, onMap, setOnMap } = useGridView();
  const states = useGridStates(hours);
  const rows = hours.map((id, position) => ({
    id,
    state: states[position]?.data?.hours[0],
    failed: states[position]?.isError ?? false,
  }));
  const answer = states[hours.indexOf(hour)]?.data;
  const detail = answer?.hours[0];
  const outsideMw = (response?.plan.sites ?? [])
    .filter(({ bus }) => bus === null)
    .reduce((sum, { loadMw }) => sum + loadMw, 0);
  const retry = () => {
    for (const state of states) if (state.isError) void state.refetch();
  };
  return (
    <div className="py-2">
      <p className="flex items-center gap-1.5 py-1 text-small text-muted">
        {t("title")}
        <ModelMark note="grid" />
      </p>
      <div className="flex flex-wrap items-center gap-2 py-1">
        <GridSwitches withHour={false} />
        <Button look="outline" aria-pressed={onMap} onClick={() => setOnMap(!onMap)}>
          {t(onMap ? "offMap" : "onMap")}
        </Button>
      </div>
      <HourTable rows={rows} />
      {rows.some(({ failed }) => failed) && (
        <Button look="outline" className="my-2" onClick={retry}>
          {t("retry")}
        </Button>
      )}
      <p className="pt-1 text-[0.75rem] leading-4.5 text-muted">{t("note")}</p>
      {outsideMw > 0 && (
        <p className="pt-1 text-small text-warn">{t("jeju", { mw: Math.round(outsideMw) })}</p>
      )}
      {answer && detail && (
        <>
          <HourDetail answer={answer} hour={detail} />
          <GenerationMix hour={detail} />
        </>
      )}
      <ReviewNote />
      <p className="text-[0.75rem] leading-4.5 text-muted">{t("source")}</p>
    </div>
  );
}
