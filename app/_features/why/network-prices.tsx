"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { useHourName } from "@/app/_plan/use-hour-name";
import { ModelMark } from "@/app/_ui/model-mark";
import type { NetworkPrice } from "@/lib/schema/network-price";
import type { PricesResponse } from "@/lib/schema/why";
import { pickCurrency, sayInCurrency } from "./exchange-rate";
import { useElementName } from "./use-element-name";
import { usePriceText } from "./use-price-text";

/** What one more MW of each limit of the network is worth; nothing where no network counts. */
export function NetworkPrices({ prices }: { prices: PricesResponse | "unknown" | null }) {
  const t = useTranslations("why.network");
  const { response } = useAnswer();
  if (!response || response.scenario.grid.model === "headroom") return null;
  const network = prices === "unknown" ? null : prices?.network;
  const isUnknown = prices === "unknown" || network?.status === "unknown";
  return (
    <section aria-label={t("title")} className="py-3 text-small">
      <h3 className="flex items-center gap-1.5 pb-1 font-semibold">
        {t("title")}
        <ModelMark note="grid" />
      </h3>
      {!prices && <p className="text-muted print:hidden">{t("pending")}</p>}
      {isUnknown && <p className="text-muted">{t("unknown")}</p>}
      {network?.status === "priced" && <PriceRows prices={network.prices} />}
    </section>
  );
}

function PriceRows({ prices }: { prices: readonly NetworkPrice[] }) {
  const t = useTranslations("why.network");
  const { response } = useAnswer();
  const priceText = usePriceText();
  const currency = response && pickCurrency(response.plan.criteria);
  if (!currency) return null;
  if (prices.length === 0) return <p className="text-muted">{t("none")}</p>;
  const say = (objective: number) => priceText(sayInCurrency(objective, currency));
  const rest = prices.filter(({ gain }) => gain === null);
  return (
    <>
      <p className="pb-1 text-muted">{t("intro")}</p>
      <ul>
        {prices.map((price) =>
          price.gain === null ? null : (
            <PriceRow key={JSON.stringify([price.element, price.hours[0]?.hour])} price={price}>
              {price.gain > 0 ? t("worth", { amount: say(price.gain) }) : t("blocked")}
            </PriceRow>
          ),
        )}
      </ul>
      {rest.length > 0 && (
        <p className="pt-2 text-muted">
          {t("rest", {
            count: rest.length,
            amount: say(Math.max(...rest.map(({ dual }) => dual))),
          })}
        </p>
      )}
    </>
  );
}

function PriceRow({ price, children }: { price: NetworkPrice; children: string }) {
  const t = useTranslations("why.network");
  const when = useTranslations("grid.rules");
  const locale = useLocale();
  const hourName = useHourName();
  const elementName = useElementName();
  const { element, limitMw, hours } = price;
  return (
    <li className="border-b border-hairline/60 py-2 tabular-nums">
      <p className="flex items-baseline justify-between gap-3">
        <span>{elementName(element)}</span>
        <span className="font-semibold whitespace-nowrap">{formatMw(limitMw, locale)}</span>
      </p>
      <p>{children}</p>
      {hours.map(({ hour, date, hourOfDay, outages }) => {
        const time = `${hourName(hour)}, ${when("when", { date, hour: hourOfDay })}`;
        const onlyAfter = outages.length > 0 && !outages.includes(null);
        return (
          <p key={hour} className="text-muted">
            {onlyAfter ? t("afterOutage", { time }) : time}
          </p>
        );
      })}
    </li>
  );
}
