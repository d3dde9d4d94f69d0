"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatShare } from "@/app/_i18n/format";
import type { GridHourState } from "@/lib/schema/grid-state";
import { type Fuel, fuels, shareFuels } from "./loading-values";

/** Colour and, for grey print and colour-blind eyes, a pattern of its own where tones come close. */
const look: Record<Fuel, string> = {
  nuclear: "var(--fuel-nuclear)",
  coal: "var(--fuel-coal)",
  lng: "var(--fuel-lng)",
  hydro: "var(--fuel-hydro)",
  solar: "var(--fuel-solar)",
  wind: "var(--fuel-wind)",
};

/** Output by fuel before and after the plan: two bars, and the same as a table. */
export function GenerationMix({ hour }: { hour: GridHourState }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const { before, after } = hour;
  if (!before || !after) return null;
  const gw = (mw: number) => formatNumber(mw / 1000, locale, 1);
  const change = (mw: number) => `${mw >= 50 ? "+" : ""}${gw(mw)}`;
  return (
    <section aria-label={t("mixTitle")} className="pb-3">
      <h3 className="pb-1.5 text-small font-semibold">{t("mixTitle")}</h3>
      {(["before", "after"] as const).map((moment) => (
        <div key={moment} aria-hidden className="flex items-center gap-2 py-0.5 text-[0.75rem]">
          <span className="w-12 shrink-0 text-muted">{t(moment)}</span>
          <span className="flex h-3.5 w-full gap-px overflow-hidden rounded-sm print-colour">
            {shareFuels(hour[moment] ?? before).map(({ fuel, share }) => (
              <span
                key={fuel}
                style={{ width: `${100 * share}%`, background: look[fuel] }}
                title={`${t(`fuel.${fuel}`)} ${formatShare(share, locale)}`}
              />
            ))}
          </span>
        </div>
      ))}
      <table className="mt-1.5 w-full text-small tabular-nums">
        <caption className="sr-only">{t("mixTitle")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:py-1 *:font-normal">
            <th scope="col" className="text-left">
              {t("fuelColumn")}
            </th>
            {(["before", "after", "change"] as const).map((key) => (
              <th key={key} scope="col" className="text-right">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fuels.map((fuel) => (
            <tr key={fuel} className="border-b border-hairline/60 *:py-0.5">
              <th scope="row" className="text-left font-normal">
                <span
                  aria-hidden
                  className="mr-2 inline-block size-2.5 rounded-[2px] print-colour"
                  style={{ background: look[fuel] }}
                />
                {t(`fuel.${fuel}`)}
              </th>
              <td className="text-right">{gw(before.generationMw[fuel])}</td>
              <td className="text-right">{gw(after.generationMw[fuel])}</td>
              <td className="text-right">
                {change(after.generationMw[fuel] - before.generationMw[fuel])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
