"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { DialogFrame } from "@/app/_ui/dialog-frame";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { Scenario } from "@/lib/schema/scenario";
import type { FileResponse } from "@/lib/schema/site-file";
import { useWidenedText } from "../announced/use-widened-text";
import { DifferenceList } from "./difference-list";

/** Asks what is meant by a file: its scenario, or its sites as they stand in it. */
export function FileDialog({
  file,
  open,
  onOpenChange,
  onTake,
}: {
  file: FileResponse;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onTake: (scenario: Scenario) => void;
}) {
  const t = useTranslations("library.file");
  const errorText = useErrorText();
  const { kind, scenario, differences, asLocks, unreadable } = file;
  const isEdited = kind === "edited";
  return (
    <DialogFrame
      title={isEdited ? t("editedTitle") : t("sitesTitle")}
      open={open}
      onOpenChange={onOpenChange}
    >
      <p className="text-small text-ink-soft text-pretty">
        {isEdited ? t("editedLead") : t("sitesLead")}
      </p>
      {differences && <DifferenceList differences={differences} isEdited={isEdited} />}
      {asLocks && <HeldNote held={asLocks} isEdited={isEdited} />}
      {unreadable && (
        <p className="mt-3 text-small text-warn text-pretty">
          {t("cannotHold")} {errorText(unreadable)}
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {asLocks && (
          <Button look="strong" onClick={() => onTake(asLocks.scenario)}>
            {isEdited ? t("takeEdited") : t("takeSites")}
          </Button>
        )}
        {scenario && (
          <Button look={asLocks ? "outline" : "strong"} onClick={() => onTake(scenario)}>
            {t("takeScenario")}
          </Button>
        )}
        <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
      </div>
    </DialogFrame>
  );
}

/** What holding the sites of a file changes beside them, and where their sizes come from. */
function HeldNote({
  held,
  isEdited,
}: {
  held: NonNullable<FileResponse["asLocks"]>;
  isEdited: boolean;
}) {
  const t = useTranslations("library.file");
  const locale = useLocale();
  const widenedText = useWidenedText();
  const { sizeProperty, changes } = held;
  const count = held.scenario.lockedIn.length;
  return (
    <div className="mt-3 space-y-1 text-small text-muted text-pretty">
      {!isEdited && (
        <p>{sizeProperty === null ? t("noSizes") : t("sizesFrom", { property: sizeProperty })}</p>
      )}
      {count > 0 && <p>{t("held", { count: formatNumber(count, locale) })}</p>}
      {changes.length > 0 && <p>{t("changes", { rules: widenedText(changes) })}</p>}
    </div>
  );
}
