"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";
import { useAnnounced } from "./announced-context";
import { BreakList } from "./break-list";
import { ProjectList } from "./project-list";
import { isBroken } from "./project-locks";
import { SetActions } from "./set-actions";
import { SetComparison } from "./set-comparison";
import { SetVerdict } from "./set-verdict";
import { YearTable } from "./year-table";

/** Announced projects against the limits: whether they fit, what binds, what would be better. */
export function AnnouncedPanel() {
  const t = useTranslations("announced");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { fit, comparison, show } = useAnnounced();
  const { data, error, isStale, start } = fit;
  useEffect(() => {
    show(true);
    return () => show(false);
  }, [show]);
  return (
    <div className="flex flex-col gap-3 py-3 text-small" aria-busy={fit.isRunning}>
      {error && (
        <p role="alert" className="text-warn">
          {errorText(error)}{" "}
          <Button look="link" onClick={start}>
            {common("retry")}
          </Button>
        </p>
      )}
      {!data && !error && (
        <p role="status" className="text-muted">
          {t("loading")}
        </p>
      )}
      {data && (
        <div
          className={clsx(
            "flex flex-col gap-3 transition-opacity motion-reduce:transition-none",
            (isStale || error) && "opacity-50",
          )}
        >
          <SetVerdict response={data} />
          <SetActions response={data} />
          <SetComparison {...comparison} />
          {data.limits.some(isBroken) && <BreakList response={data} />}
          {data.years.length > 1 && <YearTable response={data} />}
          <ProjectList response={data} />
          <p className="text-muted text-pretty">
            {t("note")}
            {data.scenario.grid.model !== "headroom" && ` ${t("network")}`}
          </p>
        </div>
      )}
    </div>
  );
}
