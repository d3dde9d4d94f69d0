"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatInUnit, formatMw, formatNumber, formatShare } from "@/app/_i18n/format";
import type { AnnouncedColumn, AnnouncedResponse } from "@/lib/schema/announced";
import { isBroken } from "./project-locks";

export interface ComparisonRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly { readonly id: AnnouncedColumn["id"]; readonly text: string }[];
  /** The column with the least value, where less is better and they differ. */
  readonly best: AnnouncedColumn["id"] | null;
}

interface Measure {
  readonly key: string;
  readonly name: string;
  /** Null = unknown. */
  readonly measure: (column: AnnouncedColumn) => number | null;
  readonly write: (value: number) => string;
  /** Not every figure is better for being less. */
  readonly isPlain?: boolean;
}

function compareColumns(
  columns: readonly AnnouncedColumn[],
  { key, name, measure, write, isPlain = false }: Measure,
): ComparisonRow {
  const values = columns.map((column) => ({ id: column.id, value: measure(column) }));
  const known = values.flatMap(({ value }) => value ?? []);
  const least = Math.min(...known);
  const isSettled = !isPlain && known.some((value) => value > least);
  return {
    key,
    name,
    cells: values.map(({ id, value }) => ({ id, text: value === null ? "–" : write(value) })),
    best: isSettled ? (values.find(({ value }) => value === least)?.id ?? null) : null,
  };
}

/** Rows of the comparison: what is placed, what is broken, and each criterion in its unit. */
export function useComparisonRows({ comparison, limits }: AnnouncedResponse): ComparisonRow[] {
  const t = useTranslations("announced.compare");
  const controls = useTranslations("controls.criterion");
  const locale = useLocale();
  const columns = comparison?.columns ?? [];
  const count = (value: number) => formatNumber(value, locale);
  const share = (value: number) => formatShare(value, locale);
  const brokenCount = limits.filter((limit) => isBroken(limit) && limit.kind !== "region").length;
  const criteria = (columns[0]?.criteria ?? []).map(
    ({ id: criterion, unit }): Measure => ({
      key: criterion,
      name: controls(`${criterion}.meaning`),
      measure: (column) => column.criteria.find(({ id }) => id === criterion)?.value ?? null,
      write: (value) => formatInUnit(value, unit, locale),
    }),
  );
  const hours: Measure = {
    key: "hours",
    name: t("hours"),
    measure: ({ gridCheck }) =>
      gridCheck?.hours.filter(({ deliverable }) => !deliverable).length ?? null,
    write: count,
  };
  const measures: Measure[] = [
    {
      key: "placed",
      name: t("placed"),
      measure: ({ totals }) => totals.placedMw,
      write: (mw) => formatMw(mw, locale),
      isPlain: true,
    },
    {
      key: "broken",
      name: t("broken"),
      measure: ({ id, breaches }) => (id === "announced" ? brokenCount : breaches.length),
      write: count,
    },
    ...criteria,
    {
      key: "capital",
      name: t("capital"),
      measure: ({ totals }) => totals.capitalShare,
      write: share,
    },
    {
      key: "matched",
      name: t("matched"),
      measure: ({ totals }) => totals.matchedShare,
      write: share,
      isPlain: true,
    },
    ...(columns.some(({ gridCheck }) => gridCheck) ? [hours] : []),
  ];
  return measures.map((measure) => compareColumns(columns, measure));
}
