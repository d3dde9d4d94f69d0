"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { SiteDifferences } from "@/lib/schema/site-file";

/** Sites of one kind that are named; the rest are counted. */
const NAMED = 4;

/** How the sites of a file differ from the plan of its scenario, kind by kind. */
export function DifferenceList({
  differences,
  isEdited,
}: {
  differences: SiteDifferences;
  isEdited: boolean;
}) {
  const t = useTranslations("library.file");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { deleted, changed, moved, added, siteCount, placedMw } = differences;
  const number = (value: number) =>
    formatNumber(value, locale, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 3 : 1);
  const size = (mw: number | null) => (mw === null ? t("noSize") : `${number(mw)}\u00a0MW`);
  const kinds = [
    {
      title: t("deleted"),
      sites: deleted.map(({ id, name, loadMw }) => [id, placeName(name), size(loadMw)] as const),
    },
    {
      title: t("changed"),
      sites: changed.map(
        ({ id, name, fromMw, toMw }) =>
          [id, placeName(name), `${number(fromMw)} → ${size(toMw)}`] as const,
      ),
    },
    {
      title: t("moved"),
      sites: moved.map(
        ({ id, name, movedKm }) => [id, placeName(name), `${number(movedKm)}\u00a0km`] as const,
      ),
    },
    {
      title: isEdited ? t("added") : t("points"),
      sites: added.map(({ feature, name, loadMw }) => [`${feature}`, name, size(loadMw)] as const),
    },
  ].filter(({ sites }) => sites.length > 0);
  return (
    <div className="mt-3 space-y-3">
      {kinds.map(({ title, sites }) => (
        <section key={title}>
          <h3 className="text-small font-semibold">
            {title} {formatNumber(sites.length, locale)}
          </h3>
          <ul className="text-small">
            {sites.slice(0, NAMED).map(([key, name, figure]) => (
              <li key={key} className="flex justify-between gap-4 border-b border-hairline/60 py-1">
                <span className="min-w-0 truncate">{name}</span>
                <span className="shrink-0 tabular-nums">{figure}</span>
              </li>
            ))}
          </ul>
          {sites.length > NAMED && (
            <p className="pt-1 text-small text-muted">
              {t("more", { count: formatNumber(sites.length - NAMED, locale) })}
            </p>
          )}
        </section>
      ))}
      {isEdited && siteCount.from !== null && placedMw.from !== null && (
        <p className="text-small tabular-nums">
          {t("sums", {
            fromCount: formatNumber(siteCount.from, locale),
            toCount: formatNumber(siteCount.to, locale),
            fromMw: number(placedMw.from),
            toMw: number(placedMw.to),
          })}
        </p>
      )}
    </div>
  );
}
