"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { groupSites, type SiteColumn, type SiteOrder } from "./group-sites";
import { SiteGroupRows } from "./site-group-rows";

const columns: ReadonlyArray<{ id: SiteColumn; className: string }> = [
  { id: "name", className: "text-left" },
  { id: "mw", className: "text-right" },
  { id: "kv", className: "text-right max-sm:hidden" },
];

/** The sites of the plan by province; a row chooses its site on the map. */
export function SiteTable({ response }: { response: SolveResponse }) {
  const t = useTranslations("tables.sites");
  const placeName = usePlaceName();
  const [order, setOrder] = useState<SiteOrder>({ column: "mw", descending: true });
  const { plan } = response;
  if (plan.sites.length === 0) return <p className="py-4 text-small text-muted">{t("empty")}</p>;
  const sortBy = (column: SiteColumn) =>
    setOrder({
      column,
      descending: order.column === column ? !order.descending : column !== "name",
    });
  return (
    <table className="w-full text-small tabular-nums">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-muted">
        <tr className="border-b border-hairline">
          {columns.map(({ id, className }) => (
            <th
              key={id}
              scope="col"
              aria-sort={
                order.column === id ? (order.descending ? "descending" : "ascending") : "none"
              }
              className={`py-1 pr-2 font-normal ${className}`}
            >
              {/* A sheet that goes on repeats words at its head, and no buttons. */}
              <span className="hidden print:inline">{t(id)}</span>
              <button
                type="button"
                aria-label={t("sort", { column: t(id) })}
                onClick={() => sortBy(id)}
                className="inline-flex min-h-8 items-center gap-1 rounded-md hover:text-ink print:hidden"
              >
                {t(id)}
                {order.column === id &&
                  (order.descending ? (
                    <ArrowDown aria-hidden size={13} />
                  ) : (
                    <ArrowUp aria-hidden size={13} />
                  ))}
              </button>
            </th>
          ))}
          <th scope="col" className="py-1 text-left font-normal">
            {t("reason")}
          </th>
        </tr>
      </thead>
      {groupSites(plan.sites, order, (site) => placeName(site.name)).map((group) => (
        <SiteGroupRows key={group.province} group={group} response={response} />
      ))}
    </table>
  );
}
