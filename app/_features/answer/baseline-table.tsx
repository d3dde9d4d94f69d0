"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { formatInUnit, formatMw, formatNumber } from "@/app/_i18n/format";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import { useScenario } from "@/app/_scenario/scenario-context";
import type { Baseline } from "@/lib/schema/baselines";
import type { GridCheck, Plan } from "@/lib/schema/plan";

/** Limits that are named before the rest are counted. */
const NAMED_LIMITS = 4;

/** The plan beside the baselines: what each places, and each criterion in its unit. */
export function BaselineTable({ plan, baselines }: { plan: Plan; baselines: readonly Baseline[] }) {
  const t = useTranslations("baselines");
  const controls = useTranslations("controls.criterion");
  const locale = useLocale();
  const { committed } = useScenario();
  const isHourly = committed.renewables.matching === "hourly";
  const mw = (value: number) => formatMw(value, locale);
  const columns = [plan, ...baselines];
  const rows = [
    { key: "placed", name: t("placed"), cells: columns.map(({ totals }) => mw(totals.placedMw)) },
    {
      key: "sites",
      name: t("sites"),
      cells: columns.map(({ totals }) => formatNumber(totals.siteCount, locale)),
    },
    {
      key: "room",
      name: t("withoutRoom"),
      cells: columns.map((column) => mw("withoutRoomMw" in column ? column.withoutRoomMw : 0)),
    },
    ...(baselines.some(({ gridCheck }) => gridCheck)
      ? [
          {
            key: "network",
            name: t("undelivered"),
            cells: columns.map((column) => {
              const check = "gridCheck" in column ? column.gridCheck : null;
              const short = check ? measureUndelivered(check, column.totals.placedMw) : 0;
              return short === null ? t("unknown") : mw(short);
            }),
          },
        ]
      : []),
    ...plan.criteria.map(({ id }) => ({
      key: id,
      name: controls(`${id}.meaning`),
      cells: columns.map(({ criteria }) => {
        const found = criteria.find((criterion) => criterion.id === id);
        return found ? formatInUnit(found.value, found.unit, locale) : "–";
      }),
    })),
    {
      key: "objective",
      name: t("objective"),
      cells: columns.map(({ criteria }) =>
        formatNumber(
          criteria.reduce((sum, { weight, normalised }) => sum + weight * normalised, 0),
          locale,
          3,
        ),
      ),
    },
  ];
  return (
    <>
      <table className="mt-1 w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted *:*:font-normal">
          <tr>
            <td />
            <th className="text-right">{t("plan")}</th>
            {baselines.map(({ id }) => (
              <th key={id} className="pl-2 text-right">
                {t(`${id}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key} className="border-t border-hairline/60">
              <th
                scope="row"
                className="py-1 text-left font-normal text-pretty first-letter:uppercase"
              >
                {name}
              </th>
              {cells.map((cell, position) => (
                <td
                  key={columns[position] === plan ? "plan" : `baseline-${position}`}
                  className={clsx(
                    "py-1 pl-2 text-right align-top whitespace-nowrap",
                    position === 0 && "font-semibold",
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {baselines.map((baseline) => (
        <BrokenLimits key={baseline.id} baseline={baseline} />
      ))}
      <p className="mt-2 text-muted text-pretty">
        {t("explain")}
        {isHourly && ` ${t("hourly")}`}
      </p>
    </>
  );
}

/** MW that the worst hour does not deliver, for want of lines or of generation; null = unknown. */
function measureUndelivered({ hours }: GridCheck, placedMw: number): number | null {
  if (hours.some(({ deliverable, missingMw }) => !deliverable && missingMw === null)) return null;
  return Math.max(
    0,
    ...hours.map(({ missingMw, fitsMw }) => Math.max(missingMw ?? 0, placedMw - fitsMw)),
  );
}

function BrokenLimits({ baseline: { id, breaches } }: { baseline: Baseline }) {
  const t = useTranslations("baselines");
  const kinds = useTranslations("tables.kind");
  const locale = useLocale();
  const subjectName = useSubjectName();
  if (breaches.length === 0) return null;
  const names = breaches
    .slice(0, NAMED_LIMITS)
    .map(({ kind, subject, amount, unit }) => {
      const name = kinds(kind, { subject: subjectName(kind, subject) });
      const by =
        unit === "sites" ? formatNumber(amount, locale) : formatInUnit(amount, unit, locale);
      return `${name} +${by}`;
    })
    .join(", ");
  const rest = breaches.length - NAMED_LIMITS;
  return (
    <p className="mt-2 tabular-nums">
      <span className="text-muted">{t("breaks", { name: t(`${id}.name`) })}</span>{" "}
      {rest > 0 ? t("more", { names, count: rest }) : names}
    </p>
  );
}
