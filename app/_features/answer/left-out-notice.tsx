"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { buttonClass } from "@/app/_ui/button";
import { useFieldName } from "@/app/_ui/use-error-text";

/** So many parts are named one by one. */
const MOST_PARTS = 8;

/** Names what a link or file was read without, so that nothing is dropped in silence. */
export function LeftOutNotice() {
  const t = useTranslations("errors.leftOut");
  const fieldName = useFieldName();
  const { leftOut } = useScenario();
  const parts = [...new Map(leftOut.parts.map((part) => [`${part.why} ${part.text}`, part]))];
  if (parts.length === 0) return null;
  return (
    <div role="alert" className="rounded-lg bg-warn-soft py-2 pr-1 pl-3 text-small print:hidden">
      <div className="flex items-start gap-2">
        <p className="grow font-semibold text-warn break-keep">{t(leftOut.from)}</p>
        <button
          type="button"
          aria-label={t("dismiss")}
          onClick={leftOut.dismiss}
          className={buttonClass("quiet", "-my-1 size-8 shrink-0 px-0!")}
        >
          <X aria-hidden size={15} />
        </button>
      </div>
      <ul className="pr-2">
        {parts.slice(0, MOST_PARTS).map(([key, { path, text, why }]) => (
          <li key={key} className="break-keep">
            {path === null ? null : `${fieldName(path)}: `}
            <code className="break-all">{text}</code> <span className="text-muted">{t(why)}</span>
          </li>
        ))}
      </ul>
      <p className="pr-2 text-muted">
        {parts.length > MOST_PARTS ? `${t("more", { count: parts.length - MOST_PARTS })}. ` : null}
        {t("rest")}
      </p>
    </div>
  );
}
