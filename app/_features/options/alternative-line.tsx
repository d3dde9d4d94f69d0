"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatGap } from "@/app/_i18n/format";
import { useOptions } from "@/app/_plan/options-context";
import { Button } from "@/app/_ui/button";

/** One line above the headline: what is shown is another plan, with the way back. */
export function AlternativeLine() {
  const t = useTranslations("options.alternatives");
  const locale = useLocale();
  const { alternative, showAlternative } = useOptions();
  if (!alternative) return null;
  const { index, loss } = alternative;
  return (
    <p
      role="status"
      className="flex items-center justify-between gap-2 rounded-md bg-plan-soft px-2 text-small font-medium"
    >
      {t("shown", { index, loss: formatGap(loss, locale) })}
      <Button look="link" onClick={() => showAlternative(null)}>
        {t("back")}
      </Button>
    </p>
  );
}
