"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { useAnswer } from "./answer-context";
import { usePlaceName } from "./use-place-name";

/** A site as a row: its name, a mark beside it, and its figures. */
export interface SiteListRow {
  readonly id: string;
  /** What its card shows: a site of a plan, or a station that the plan leaves out. */
  readonly kind: "site" | "station";
  readonly name: { readonly ko: string; readonly en: string };
  readonly mark?: ReactNode;
  readonly figures: readonly ReactNode[];
}

/** Sites with figures: the first rows until a person asks for all; a row chooses its site. */
export function SiteList({
  caption,
  columns,
  rows,
  firstRows = 8,
}: {
  caption: string;
  /** Names of the figures. */
  columns: readonly string[];
  rows: readonly SiteListRow[];
  firstRows?: number;
}) {
  const t = useTranslations("tables.sites");
  const [isWhole, setIsWhole] = useState(false);
  return (
    <div>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:py-1 *:font-normal">
            <th scope="col" className="text-left">
              {t("name")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="pl-2 text-right">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, firstRows)).map((row) => (
            <ListRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {rows.length > firstRows && (
        <Button look="link" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("all", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

function ListRow({ row, columns }: { row: SiteListRow; columns: readonly string[] }) {
  const { id, kind, name, mark, figures } = row;
  const placeName = usePlaceName();
  const { selection, select } = useAnswer();
  const isChosen = selection?.id === id;
  return (
    <tr
      className={clsx("border-b border-hairline/60", isChosen ? "row-chosen" : "row-open")}
      onClick={() => select(isChosen ? null : { kind, id })}
    >
      <td className="p-0">
        <button
          type="button"
          aria-pressed={isChosen}
          className="min-h-9 w-full py-1 text-left lg:min-h-7"
        >
          {placeName(name)}
          {mark}
        </button>
      </td>
      {columns.map((column, position) => (
        <td key={column} className="pl-2 text-right">
          {figures[position]}
        </td>
      ))}
    </tr>
  );
}
