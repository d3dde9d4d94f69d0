"use client";

import { Toast } from "@base-ui/react/toast";
import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import type { AnnouncedResponse } from "@/lib/schema/announced";
import { useAnnounced } from "./announced-context";
import { useWidenedText } from "./use-widened-text";

/** Holds what fits in the plan, or asks what the optimum would do with the same MW. */
export function SetActions({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.actions");
  const locale = useLocale();
  const toast = Toast.useToastManager();
  const widenedText = useWidenedText();
  const { fit, comparison, lock } = useAnnounced();
  const held = response.lock.scenario.lockedIn.length;
  const hasPlaces = response.projects.some(({ fitMw, place }) => fitMw !== null && place);
  const hold = () => {
    lock();
    toast.add({ title: t("locked", { mw: formatMw(response.lock.mw, locale) }) });
  };
  return (
    <div className="print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        {comparison.isRunning ? (
          <Button look="outline" onClick={comparison.cancel}>
            {t("cancel")}
          </Button>
        ) : (
          <Button look="strong" disabled={!hasPlaces || fit.isStale} onClick={comparison.start}>
            {t("compare")}
          </Button>
        )}
        <Button
          look="outline"
          disabled={response.lock.mw <= 0 || held === 0 || fit.isStale}
          onClick={hold}
        >
          {t("lock", { mw: formatMw(response.lock.mw, locale) })}
        </Button>
      </div>
      {response.lock.widened.length > 0 && (
        <p className="mt-1 text-muted text-pretty">
          {t("widened", { rules: widenedText(response.lock.widened) })}
        </p>
      )}
    </div>
  );
}
