"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "@/app/_plan/answer-context";
import type { LimitUse } from "@/lib/schema/plan";
import type { PricesResponse } from "@/lib/schema/why";
import { pickCurrency, sayInCurrency } from "./exchange-rate";
import { usePriceText } from "./use-price-text";

/** What one more unit of a limit is worth, in words. */
export function LimitPriceText({
  id,
  kind,
  prices,
}: {
  id: string;
  kind: LimitUse["kind"];
  /** Null while they are being worked out. */
  prices: PricesResponse | "unknown" | null;
}) {
  const t = useTranslations("why.price");
  const { response } = useAnswer();
  const priceText = usePriceText();
  const currency = response && pickCurrency(response.plan.criteria);
  if (!currency) return null;
  if (!prices) return <p className="pl-3.5 text-muted print:hidden">{t("pending")}</p>;
  if (prices === "unknown") return <p className="pl-3.5 text-muted">{t("unknown")}</p>;
  const price = prices.prices.find((one) => one.id === id);
  const isWhole = kind === "site-count" || kind === "separation";
  // Whether a whole-number rule binds is not told by the list of prices.
  if (isWhole && !price) return null;
  return (
    <p className="pl-3.5 text-ink-soft">
      {price
        ? t(price.unit, {
            amount: priceText(sayInCurrency(price.gain, currency)),
          })
        : t("none")}
    </p>
  );
}
