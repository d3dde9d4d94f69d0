"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMw, formatShare } from "@/app/_i18n/format";
import { ModelMark } from "@/app/_ui/model-mark";
import type { AnnouncedResponse } from "@/lib/schema/announced";
import { isBroken } from "./project-locks";
import { useLimitText } from "./use-limit-text";

/** Whether the set fits, in one sentence; what would change that, and which MW were added up. */
export function SetVerdict({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.verdict");
  const words = useTranslations("map.word");
  const locale = useLocale();
  const limitText = useLimitText(response);
  const { set, limits } = response;
  if (set.count === 0) {
    return (
      <p role="status" className="text-body font-medium">
        {t("none")}
      </p>
    );
  }
  const first = limits.find(isBroken);
  const mw = (value: number) => formatMw(value, locale);
  const tags = {
    b: (text: ReactNode) => <strong className="font-bold text-plan-strong">{text}</strong>,
    w: (text: ReactNode) => <strong className="font-bold text-warn">{text}</strong>,
    n: (text: ReactNode) => <span className="whitespace-nowrap">{text}</span>,
  };
  const kinds = set.byKind
    .map(({ kind, mw: ofKind }) => `${words(kind as "planned")} ${mw(ofKind)}`)
    .join(" · ");
  return (
    <div className="tabular-nums">
      <p role="status" className="text-body font-medium text-pretty">
        {first && set.missingMw > 0
          ? t.rich("over", {
              ...tags,
              count: set.count,
              mw: mw(set.mw),
              missing: mw(set.missingMw),
              limit: limitText.name(first),
            })
          : t.rich("fits", { ...tags, count: set.count, mw: mw(set.mw) })}{" "}
        <ModelMark note="grid" />
      </p>
      {set.missingMw > 0 && (
        <p className="mt-1 text-ink-soft text-pretty">
          {t("scale", { scale: formatShare(set.scale, locale) })}
          {set.missingAt345Mw < set.missingMw && (
            <>
              {" "}
              {set.missingAt345Mw > 0
                ? t("at345", { missing: mw(set.missingAt345Mw) })
                : t("at345All")}
            </>
          )}
        </p>
      )}
      {set.byKind.length > 1 && (
        <p className="mt-1 text-muted text-pretty">{t("kinds", { kinds })}</p>
      )}
      {!set.verified && (
        <p role="alert" className="mt-1 text-warn">
          {t("unverified")}
        </p>
      )}
    </div>
  );
}
