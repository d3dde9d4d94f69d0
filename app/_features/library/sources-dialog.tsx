"use client";

import { useLocale, useTranslations } from "next-intl";
import { DialogFrame } from "@/app/_ui/dialog-frame";
import { capitalToday } from "../answer/today";
import { pickTitle, type SourceFact } from "./source-fact";
import { useSources } from "./sources-context";

const methodKeys = ["m1", "m2", "m3"] as const;
const limitKeys = ["l1", "l2", "l3", "l4"] as const;

/** Where every figure comes from, how the plan is made, and what the tool cannot say. */
export function SourcesDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("sources");
  const sources = useSources();
  return (
    <DialogFrame title={t("title")} open={open} onOpenChange={onOpenChange} wide>
      <h3 className="text-body font-semibold">{t("method")}</h3>
      <ol className="mt-1 list-decimal space-y-1.5 pl-5 text-small text-ink-soft">
        {methodKeys.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <h3 className="mt-6 text-body font-semibold">{t("limits")}</h3>
      <ul className="mt-1 list-disc space-y-1.5 pl-5 text-small text-ink-soft">
        {limitKeys.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h3 className="mt-6 text-body font-semibold">{t("list")}</h3>
      <ul className="mt-1 divide-y divide-hairline border-y border-hairline">
        {sources.map((source) => (
          <SourceRow key={source.name} source={source} />
        ))}
        <li className="py-2.5 text-small">
          <Origin title={t("today")} path={capitalToday.url} />
        </li>
      </ul>
    </DialogFrame>
  );
}

function SourceRow({ source }: { source: SourceFact }) {
  const t = useTranslations("sources");
  const locale = useLocale();
  return (
    <li className="py-2.5 text-small">
      <p className="font-semibold">{pickTitle(source.title, locale)}</p>
      <p className="text-ink-soft">
        {source.sources.map((origin, index) => (
          <span key={origin.title}>
            {index > 0 && "; "}
            <Origin title={pickTitle(origin.title, locale)} path={origin.path} />
          </span>
        ))}
      </p>
      <p className="text-muted">
        {t("licence")}{" "}
        {source.licenses.map((licence, index) => (
          <span key={licence.title}>
            {index > 0 && ", "}
            <Origin title={licence.title} path={licence.path} />
          </span>
        ))}
        {source.vintage && ` · ${t("vintage")} ${source.vintage}`}
      </p>
    </li>
  );
}

function Origin({ title, path }: { title: string; path?: string | undefined }) {
  if (!path?.startsWith("http")) return title;
  return (
    <a
      href={path}
      target="_blank"
      rel="noreferrer"
      className="inline-block py-0.5 underline decoration-hairline-strong underline-offset-4 hover:decoration-current"
    >
      {title}
    </a>
  );
}
