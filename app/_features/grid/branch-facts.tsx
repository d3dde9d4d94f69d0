"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { useHourName } from "@/app/_plan/use-hour-name";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { ModelMark } from "@/app/_ui/model-mark";
import { useGridView } from "./grid-view";
import { pickOperation } from "./loading-values";
import { useGridState } from "./use-grid-states";

/** What a line of the model carries in the hour shown; `brief` beside the pointer. */
export function BranchFacts({ branch, brief = false }: { branch: number; brief?: boolean }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const hourName = useHourName();
  const placeName = usePlaceName();
  const { hour, moment } = useGridView();
  const { data } = useGridState(hour, true);
  const state = data?.hours[0];
  const flow = pickOperation(state, moment)?.branches.find((one) => one.branch === branch);
  const line = data?.lines.find((one) => one.branch === branch);
  if (!data || !state || !flow || !line) {
    return <p className="py-1 text-small text-muted italic">{t("computing")}</p>;
  }
  const nameOf = (number: number | null) => {
    const found = data.lines.find((one) => one.branch === number);
    return found ? `${placeName(found.from)}–${placeName(found.to)}` : t("noWorse");
  };
  const limiting = state.fit.lines.filter((one) => one.branch === branch);
  const freedMw = limiting.reduce((sum, one) => sum + one.freedMw, 0);
  const [start, end] = flow.flowMw >= 0 ? [line.from, line.to] : [line.to, line.from];
  const percent = (value: number) => `${formatNumber(value, locale)} %`;
  const rows: [string, string][] = [
    [t("fact.loading"), percent(flow.loadingPct)],
    [
      t("fact.flow"),
      `${formatMw(Math.abs(flow.flowMw), locale)} (${placeName(start)} → ${placeName(end)})`,
    ],
    [t("fact.rating"), `${formatMw(line.ratingMw, locale)} · ${line.kv} kV`],
    [t("fact.worst"), percent(flow.worstPct)],
    ...(brief
      ? []
      : ([
          [t("fact.worstOutage"), nameOf(flow.worstOutage)],
          [
            t("fact.freed"),
            freedMw > 0 ? t("freed", { mw: formatNumber(freedMw, locale, 2) }) : t("freedNone"),
          ],
        ] satisfies [string, string][])),
  ];
  return (
    <div className="text-small">
      <p className="flex items-center gap-1.5 py-1 text-[0.75rem] text-muted">
        {`${hourName(hour)} · ${t(moment)}`}
        {!brief && <ModelMark note="grid" />}
      </p>
      <dl className="divide-y divide-hairline">
        {rows.map(([label, value]) => (
          <div key={label} className="flex items-baseline justify-between gap-3 py-1">
            <dt className="shrink-0 text-ink-soft">{label}</dt>
            <dd className="text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {!brief && <PlannedLinks ids={line.reinforcements} facts={data.reinforcements} />}
      {!brief && <p className="py-1 text-[0.75rem] leading-4.5 text-muted">{t("notRoutes")}</p>}
    </div>
  );
}

/** Planned links along the same corridor, with date and source; or that none is known. */
function PlannedLinks({
  ids,
  facts,
}: {
  ids: readonly string[];
  facts: readonly {
    id: string;
    statement: { ko: string; en: string };
    vintage: string;
    source: string;
  }[];
}) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const matched = facts.filter(({ id }) => ids.includes(id));
  if (matched.length === 0) return <p className="py-1 text-muted">{t("plannedNone")}</p>;
  return matched.map(({ id, statement, vintage, source }) => (
    <p key={id} className="py-1 text-ink-soft">
      {t("planned", { statement: statement[locale], source, vintage })}
    </p>
  ));
}
