"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "@/app/_i18n/format";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import type { WhyResponse } from "@/lib/schema/why";
import { formatAmount, formatChange } from "./use-amount-text";

const SHOWN_MOVES = 4;

/** How each criterion and the loads differ in the other plan, and what binds there. */
export function WhyChanges({ why }: { why: WhyResponse }) {
  const t = useTranslations("why");
  const locale = useLocale();
  return (
    <>
      <table className="w-full tabular-nums">
        <caption className="pb-0.5 text-left text-muted">{t("changes")}</caption>
        <tbody>
          {why.criteria.map(({ id, unit, before, after }) => {
            const change = formatChange(after - before, unit, locale);
            return (
              <tr key={id} className="border-t border-hairline/60">
                <th scope="row" className="py-0.5 text-left font-normal text-ink-soft">
                  {t(`criterion.${id}`)}
                </th>
                <td className="text-right text-muted">{formatAmount(before, unit, locale)}</td>
                <td className="pl-3 text-right font-medium whitespace-nowrap">
                  {/[1-9]/.test(change) ? change : t("same")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Moves why={why} />
      <Binding why={why} />
    </>
  );
}

function Moves({ why }: { why: WhyResponse }) {
  const t = useTranslations("why.moves");
  const locale = useLocale();
  const placeName = usePlaceName();
  const here = {
    site: why.site,
    label: t("here"),
    fromMw: why.loadMw.before,
    toMw: why.loadMw.after,
  };
  const others = why.moves.map((move) => ({ ...move, label: placeName(move.name) }));
  const rest = others.length - SHOWN_MOVES;
  return (
    <div>
      <p className="text-muted">{t("title")}</p>
      <ul className="tabular-nums">
        {[here, ...others.slice(0, SHOWN_MOVES)].map(({ site, label, fromMw, toMw }) => (
          <li key={site} className="flex justify-between gap-3 border-t border-hairline/60 py-0.5">
            <span className="min-w-0 truncate">{label}</span>
            <span className="whitespace-nowrap">
              <span className="text-muted">{formatMw(fromMw, locale)} → </span>
              {formatMw(toMw, locale)}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-muted">{t("more", { count: rest })}</p>}
    </div>
  );
}

/** For a chosen site the card lists them already. */
function Binding({ why }: { why: WhyResponse }) {
  const t = useTranslations("why");
  const kinds = useTranslations("tables.kind");
  const subjectName = useSubjectName();
  const locale = useLocale();
  if (why.question === "replacement" || why.binding.length === 0) return null;
  return (
    <div>
      <p className="text-muted">{t("binding")}</p>
      <ul className="tabular-nums">
        {why.binding.map(({ id, kind, subject, limit, unit }) => (
          <li key={id} className="flex justify-between gap-3 border-t border-hairline/60 py-0.5">
            <span>{kinds(kind, { subject: subjectName(kind, subject) })}</span>
            <span className="whitespace-nowrap">{formatAmount(limit, unit, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
