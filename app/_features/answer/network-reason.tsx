"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { NetworkLimit } from "@/lib/schema/plan";

/** When a limit of the network holds, and which lines it rests on, with what one more MW is worth. */
export function NetworkReason({ network }: { network: NetworkLimit }) {
  const t = useTranslations("grid.rules");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { date, hourOfDay, limitedBy, lines } = network;
  return (
    <div className="pl-3.5 text-ink-soft">
      <p>{t("when", { date, hour: hourOfDay })}</p>
      {limitedBy === "lines" ? (
        <ul>
          {lines.map((line) => (
            <li key={`${line.branch}-${line.outage}`}>
              {t(line.outage === null ? "limit.line" : "limit.lineAfter", {
                from: placeName(line.from),
                to: placeName(line.to),
                kv: formatNumber(line.kv, locale),
                mw: formatNumber(line.mwPerRatingMw, locale, 2),
              })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t(`limit.${limitedBy}`)}</p>
      )}
    </div>
  );
}
