"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import { NoteMark } from "@/app/_ui/note-mark";
import type { AlternativesEnd } from "@/lib/schema/alternatives";

/** How much each province carries in the plans found, and can at most and at least, MW. */
export function AlternativeProvinces({ end }: { end: AlternativesEnd }) {
  const t = useTranslations("options.provinces");
  const locale = useLocale();
  const subjectName = useSubjectName();
  const span = (from: number | null, to: number | null) =>
    from === null || to === null
      ? t("unknown")
      : Math.round(from) === Math.round(to)
        ? formatNumber(to, locale)
        : `${formatNumber(from, locale)}–${formatNumber(to, locale)}`;
  const rooms = end.provinces.filter(
    ({ foundMaxMw, provenMaxMw }) => foundMaxMw > 0 || provenMaxMw === null || provenMaxMw > 0,
  );
  return (
    <table className="w-full tabular-nums">
      <caption className="pb-1 text-left font-semibold">
        <span className="flex items-center gap-1.5">
          {t("title")}
          <NoteMark label={t("about")}>{t("explain")}</NoteMark>
        </span>
      </caption>
      <thead className="text-muted *:*:py-1 *:*:font-normal">
        <tr className="border-b border-hairline">
          <th scope="col" className="text-left">
            {t("name")}
          </th>
          <th scope="col" className="text-right">
            {t("found")}
          </th>
          <th scope="col" className="text-right">
            {t("proven")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rooms.map((room) => (
          <tr key={room.code} className="border-b border-hairline/60">
            <th scope="row" className="py-1 text-left font-normal">
              {subjectName("province", room.code)}
            </th>
            <td className="text-right">{span(room.foundMinMw, room.foundMaxMw)}</td>
            <td className="text-right text-muted">{span(room.provenMinMw, room.provenMaxMw)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
