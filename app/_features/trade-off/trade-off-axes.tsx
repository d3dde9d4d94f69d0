"use client";

import { useTranslations } from "next-intl";
import { fieldClass } from "@/app/_ui/field-class";
import { type TradeOffAxis, tradeOffAxisSchema } from "@/lib/schema/trade-off";

/** Chooses what the curve is drawn between; choosing the other axis's swaps them. */
export function TradeOffScales({
  x,
  y,
  onChange,
}: {
  x: TradeOffAxis;
  y: TradeOffAxis;
  onChange(x: TradeOffAxis, y: TradeOffAxis): void;
}) {
  const t = useTranslations("tradeOff");
  const pick = (label: string, value: TradeOffAxis, choose: (axis: TradeOffAxis) => void) => (
    <label className="flex min-w-0 flex-col text-small whitespace-nowrap text-muted print:flex-row print:items-center print:gap-2">
      {label}
      <select
        className={`${fieldClass} w-full print:appearance-none print:border-0 print:px-0`}
        value={value}
        onChange={(event) => choose(tradeOffAxisSchema.parse(event.target.value))}
      >
        {tradeOffAxisSchema.options.map((axis) => (
          <option key={axis} value={axis}>
            {t(`axis.${axis}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      {pick(t("yAxis"), y, (axis) => onChange(axis === x ? y : x, axis))}
      {pick(t("xAxis"), x, (axis) => onChange(axis, axis === y ? x : y))}
    </div>
  );
}
