"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { freeAxes } from "@/lib/schema/free-axes";
import { criterionCapsSchema } from "@/lib/schema/scenario";
import { type TradeOffAxis, tradeOffAxisSchema } from "@/lib/schema/trade-off";
import { useAxisText } from "./use-axis-text";

const criteria = criterionCapsSchema.keyof().options;

/** The caps that hold the plan at a point of a curve, with a way to lift them. */
export function HeldCaps() {
  const t = useTranslations("tradeOff.held");
  const text = useAxisText();
  const { committed, commit } = useScenario();
  const { capitalShareCap, criterionCaps } = committed;
  const caps: Array<readonly [TradeOffAxis, number]> = criteria.flatMap((id) => {
    const cap = criterionCaps[id];
    return cap === null ? [] : [[id, cap] as const];
  });
  if (caps.length === 0) return null;
  if (capitalShareCap < 1) caps.unshift(["capitalShare", capitalShareCap]);
  const words = caps.map(([axis, cap]) =>
    t("cap", { name: text.name(axis), value: text.value(cap, axis) }),
  );
  return (
    <p className="text-small text-ink-soft">
      {t("text", { caps: words.join(", ") })}{" "}
      <Button
        look="link"
        className="print:hidden"
        onClick={() => commit(freeAxes(committed, tradeOffAxisSchema.options))}
      >
        {t("free")}
      </Button>
    </p>
  );
}
