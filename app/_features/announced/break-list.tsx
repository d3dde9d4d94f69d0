"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatNumber, formatShare } from "@/app/_i18n/format";
import { ModelMark } from "@/app/_ui/model-mark";
import type { AnnouncedResponse, ProjectLimit } from "@/lib/schema/announced";
import { findDigits } from "@/lib/units";
import { isBroken } from "./project-locks";
import { useLimitText } from "./use-limit-text";

/** Limits that the set exceeds, in the order in which they bind as all projects grow alike. */
export function BreakList({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.breaks");
  const locale = useLocale();
  const { name } = useLimitText(response);
  const { limits } = response;
  const next = limits.find((limit) => !isBroken(limit));
  return (
    <section aria-label={t("title")}>
      <h3 className="font-semibold">{t("title")}</h3>
      <p className="text-muted">{t("intro")}</p>
      <ol>
        {limits.filter(isBroken).map((limit) => (
          <BreakRow key={limit.id} limit={limit} response={response} />
        ))}
      </ol>
      {next && (
        <p className="pt-2 text-muted tabular-nums">
          {t("next", { limit: name(next), share: formatShare(next.bindsAt, locale) })}
        </p>
      )}
    </section>
  );
}

function BreakRow({ limit, response }: { limit: ProjectLimit; response: AnnouncedResponse }) {
  const t = useTranslations("announced.breaks");
  const locale = useLocale();
  const { name, source, projectName } = useLimitText(response);
  const { askedMw, availableMw, bindsAt, projects, kind } = limit;
  const digits = findDigits([askedMw, availableMw, askedMw - availableMw], 0);
  const isOwn = kind === "voltage" || kind === "region";
  return (
    <li className="border-b border-hairline/60 py-2 tabular-nums">
      <p className="flex items-baseline gap-1.5">
        <span className="size-2 shrink-0 self-center rounded-full bg-warn print-colour" />
        <span>{name(limit)}</span>
        {limit.source.startsWith("kpg193") && <ModelMark note="grid" />}
        <span className="ml-auto pl-2 font-semibold whitespace-nowrap">
          {formatNumber(askedMw, locale, digits)} / {formatMw(availableMw, locale, digits)}
        </span>
      </p>
      <span aria-hidden className="my-1 ml-3.5 block h-1 rounded-full bg-warn/70 print-colour">
        <span
          className="block h-full rounded-full bg-plan print-colour"
          style={{ width: `${Math.min(1, bindsAt) * 100}%` }}
        />
      </span>
      <p className="pl-3.5 text-ink-soft">
        {t("over", {
          over: formatMw(askedMw - availableMw, locale, digits),
          share: formatShare(bindsAt, locale),
        })}
      </p>
      {!isOwn && <p className="pl-3.5 text-muted">{projects.map(projectName).join(", ")}</p>}
      <p className="pl-3.5 text-muted">{source(limit)}</p>
    </li>
  );
}
