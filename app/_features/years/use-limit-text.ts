"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { useHourName } from "@/app/_plan/use-hour-name";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { NetworkLimit } from "@/lib/schema/plan";

/** Puts a limit of the network in one line: the hour, and the line of the largest worth there. */
export function useLimitText(): (limit: NetworkLimit) => string {
  const t = useTranslations("stages.outcome");
  const locale = useLocale();
  const placeName = usePlaceName();
  const hourName = useHourName();
  return ({ hour, limitedBy, lines }) => {
    const [line] = lines;
    const reason =
      limitedBy === "lines" && line
        ? t(line.outage === null ? "line" : "lineAfter", {
            from: placeName(line.from),
            to: placeName(line.to),
            kv: formatNumber(line.kv, locale),
          })
        : t(limitedBy === "lines" ? "generation" : limitedBy);
    return t("limit", { hour: hourName(hour), reason });
  };
}
