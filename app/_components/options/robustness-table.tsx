"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { RobustnessResponse, SiteAcceptance } from "@/lib/schema/robustness";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber, formatShare } from "../../_state/format";
import { Button } from "../ui/button";
import { usePlaceName } from "../ui/use-place-name";

/** Rows that are shown before a person asks for all. */
const FIRST_ROWS = 20;

/** Sites by how often they are chosen; a row chooses its site on the map. */
export function RobustnessTable({ result }: { result: RobustnessResponse }) {
  const t = useTranslations("options.robustness");
  const [isWhole, setIsWhole] = useState(false);
  const rows = isWhole ? result.sites : result.sites.slice(0, FIRST_ROWS);
  return (
    <>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted *:*:py-1 *:*:font-normal">
          <tr className="border-b border-hairline">
            <th scope="col" className="text-left">
              {t("site")}
            </th>
            <th scope="col" className="text-right">
              {t("acceptance")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("meanMw")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((site) => (
            <AcceptanceRow key={site.id} site={site} />
          ))}
        </tbody>
      </table>
      {result.sites.length > FIRST_ROWS && (
        <Button look="link" className="self-start" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("all", { count: result.sites.length })}
        </Button>
      )}
    </>
  );
}

function AcceptanceRow({ site }: { site: SiteAcceptance }) {
  const t = useTranslations("options.robustness");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { own, selection, select } = useAnswer();
  const isChosen = selection?.id === site.id;
  const isInPlan = own?.plan.sites.some(({ id }) => id === site.id) ?? false;
  const choose = () =>
    select(isChosen ? null : { kind: isInPlan ? "site" : "station", id: site.id });
  return (
    <tr
      className={clsx("border-b border-hairline/60", isChosen ? "row-chosen" : "row-open")}
      onClick={choose}
    >
      <td className="p-0">
        <button
          type="button"
          aria-pressed={isChosen}
          className="min-h-9 w-full py-1 text-left lg:min-h-7"
        >
          {placeName(site.name)}
          {isInPlan && <span className="ml-1.5 text-plan-strong">{t("inPlan")}</span>}
        </button>
      </td>
      <td className="text-right">
        <span className="inline-flex w-full items-center justify-end gap-2">
          <span aria-hidden className="h-1.5 w-16 rounded-full bg-sunken max-sm:hidden">
            <span
              className="block h-full rounded-full bg-plan"
              style={{ width: `${site.acceptance * 100}%` }}
            />
          </span>
          <span className="w-12">{formatShare(site.acceptance, locale)}</span>
        </span>
      </td>
      <td className="pl-2 text-right text-muted">{formatNumber(site.meanMw, locale)}</td>
    </tr>
  );
}
