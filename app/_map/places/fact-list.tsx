import { useLocale, useMessages, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { groupBySource } from "./fact-groups";
import type { Fact, FactValue } from "./place-facts";

export type PlaceNames = ReadonlyMap<string, string>;

function FactFigure({ value, names }: { value: FactValue; names: PlaceNames }) {
  const t = useTranslations("map");
  const locale = useLocale();
  const words: Readonly<Record<string, string>> = useMessages().map.word;
  if (value.type === "unknown") return <span className="text-muted italic">{t("unknown")}</span>;
  if (value.type === "text") return <FactLink text={value.text} />;
  if (value.type === "word") return <span>{words[value.word] ?? value.word}</span>;
  if (value.type === "place") return <span>{names.get(value.code) ?? value.code}</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatNumber(value.value, locale, value.digits)}
      <span className="text-ink-soft">&nbsp;{t(`unit.${value.unit}`)}</span>
    </span>
  );
}

function FactLink({ text }: { text: string }) {
  const url = /^https?:\/\/\S+/.exec(text)?.[0];
  if (!url) return <span className="break-words">{text}</span>;
  return (
    <a
      className="break-all underline decoration-hairline-strong underline-offset-2 hover:decoration-current"
      href={url}
      target="_blank"
      rel="noreferrer"
    >
      {new URL(url).hostname.replace(/^www\./, "")}
    </a>
  );
}

/** Facts of a place: label and figure with its unit, and under each group where it comes from. */
export function FactList({
  facts,
  names,
  period,
}: {
  facts: readonly Fact[];
  names: PlaceNames;
  period: string;
}) {
  const t = useTranslations("map");
  return (
    <div className="divide-y divide-hairline text-small">
      {groupBySource(facts).map((group) => {
        const source = group[0]?.source;
        const known = group.some((fact) => fact.value.type !== "unknown");
        return (
          <div key={group[0]?.label} className="py-1.5">
            <dl>
              {group.map((fact) => (
                <div key={fact.label} className="flex items-baseline justify-between gap-3 py-px">
                  <dt className="text-ink-soft">{t(`fact.${fact.label}`)}</dt>
                  <dd className="max-w-44 text-right font-medium text-ink">
                    <FactFigure value={fact.value} names={names} />
                  </dd>
                </div>
              ))}
            </dl>
            {source && known ? (
              <p className="text-[0.6875rem] leading-4 text-muted">
                {t(`source.${source}`, { period })}
              </p>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
