"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import type { PlanSite } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { SiteRoleMark } from "../options/site-role-mark";
import { explainSite } from "./explain-site";
import type { SiteGroup } from "./group-sites";

/** One province and its sites, as rows of the table. */
export function SiteGroupRows({ group, response }: { group: SiteGroup; response: SolveResponse }) {
  const t = useTranslations("tables.sites");
  const locale = useLocale();
  const subjectName = useSubjectName();
  return (
    <tbody>
      <tr className="border-b border-hairline">
        <th scope="rowgroup" colSpan={4} className="pt-3 pb-1 text-left font-normal">
          <span className="flex items-baseline gap-2">
            <span className="font-semibold">{subjectName("province", group.province)}</span>
            <span className="text-muted">{t("count", { count: group.sites.length })}</span>
            <span className="ml-auto font-semibold">{formatMw(group.loadMw, locale)}</span>
          </span>
        </th>
      </tr>
      {group.sites.map((site) => (
        <SiteRow key={site.id} site={site} response={response} />
      ))}
    </tbody>
  );
}

function SiteRow({ site, response }: { site: PlanSite; response: SolveResponse }) {
  const t = useTranslations("tables.sites");
  const locale = useLocale();
  const placeName = usePlaceName();
  const reason = useReason();
  const subjectName = useSubjectName();
  const { selection, select, change } = useAnswer();
  // The group's heading has named the province already.
  const province = subjectName("province", site.province);
  const full = placeName(site.name);
  const name = full.startsWith(`${province} `) ? full.slice(province.length + 1) : full;
  const isChosen = selection?.kind === "site" && selection.id === site.id;
  const row = useRef<HTMLTableRowElement>(null);
  // A site that was chosen on the map comes into view here.
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const isNew = change?.added.some((added) => added.id === site.id) ?? false;
  return (
    <tr
      ref={row}
      className={clsx(
        "scroll-mt-12",
        "border-b border-hairline/60",
        isChosen ? "row-chosen" : "row-open",
        isNew && "animate-glow",
      )}
      onClick={() => select(isChosen ? null : { kind: "site", id: site.id })}
    >
      <td className="p-0">
        <button
          type="button"
          data-site-row
          aria-pressed={isChosen}
          onKeyDown={moveWithArrows}
          className="min-h-9 w-full py-1 pr-2 text-left lg:min-h-7"
        >
          {name}
          <SiteRoleMark id={site.id} />
          {isNew && <span className="sr-only">{` (${t("new")})`}</span>}
        </button>
      </td>
      <td className="pr-2 text-right font-medium">{formatNumber(site.loadMw, locale)}</td>
      <td className="pr-2 text-right text-muted max-sm:hidden">
        {site.kv === null ? "–" : formatNumber(site.kv, locale)}
      </td>
      <td className="text-muted">{reason(site, response)}</td>
    </tr>
  );
}

/** Up and down arrows walk the rows, as in any list. */
function moveWithArrows(event: KeyboardEvent<HTMLButtonElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const table = event.currentTarget.closest("table");
  const rows = [...(table?.querySelectorAll<HTMLButtonElement>("[data-site-row]") ?? [])];
  const next = rows[rows.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function useReason() {
  const t = useTranslations("tables.reason");
  const locale = useLocale();
  const subjectName = useSubjectName();
  return (site: PlanSite, { plan, scenario }: SolveResponse) => {
    const { kind, subject } = explainSite(site, plan.limits, scenario);
    if (kind === "voltage") {
      return site.kv === null ? t("maximum") : t(kind, { kv: formatNumber(site.kv, locale) });
    }
    if (kind === "province" || kind === "province-bound") {
      return t(kind, { subject: subjectName(kind, subject) });
    }
    return t(kind);
  };
}
