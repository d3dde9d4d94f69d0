"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatInUnit, formatNumber } from "@/app/_i18n/format";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { type ShownPoint, unitOfAxis } from "./trade-off-shape";

/** One step along an axis that a price is told for: a percentage point, 100 MW, a kilometre. */
const stepOf = { share: 0.01, MW: 100, km: 1 } as const;

/** Words for axes and points of the curve. */
export function useAxisText() {
  const t = useTranslations("tradeOff");
  const locale = useLocale();
  const name = (axis: TradeOffAxis) => t(`axis.${axis}`);
  const value = (amount: number, axis: TradeOffAxis) =>
    axis === "capitalShare"
      ? `${formatNumber(amount * 100, locale, 1)}\u00a0%`
      : formatInUnit(amount, unitOfAxis(axis), locale);
  const change = (amount: number, axis: TradeOffAxis) => {
    const unit = unitOfAxis(axis);
    if (unit === "share") return `${formatNumber(amount * 100, locale, 2)}\u00a0%p`;
    return `${formatNumber(amount, locale, amount < 10 ? 2 : 0)}\u00a0${unit}`;
  };
  const step = (axis: TradeOffAxis) => t(`step.${unitOfAxis(axis)}`);
  const price = ({ price }: ShownPoint, x: TradeOffAxis, y: TradeOffAxis) =>
    price === null
      ? t("price.end", { x: name(x) })
      : t("price.less", {
          x: name(x),
          step: step(x),
          y: name(y),
          cost: change(price * stepOf[unitOfAxis(x)], y),
        });
  const label = (shown: ShownPoint, x: TradeOffAxis, y: TradeOffAxis) =>
    [
      `${name(x)} ${value(shown.point.x, x)}, ${name(y)} ${value(shown.point.y, y)}.`,
      price(shown, x, y),
      shown.supported === false ? t("unsupportedLabel") : "",
    ].join(" ");
  return { name, value, change, price, label };
}
