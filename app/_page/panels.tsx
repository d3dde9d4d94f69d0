"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AnswerDetail, AnswerHead } from "@/app/_features/answer/answer-panels";
import { ControlsPanel } from "@/app/_features/controls/controls-panel";
import { MapPanel } from "./map-panel";
import { SheetHandle, type SheetStop } from "./sheet-handle";

/**
 * Controls, map and answer. Side by side where there is room; on a phone the answer is a sheet
 * over the map with three stops, and the other two panels take turns below it.
 */
export function Panels() {
  const t = useTranslations("answer");
  const [stop, setStop] = useState<SheetStop>("headline");
  return (
    <main className="panels" data-stop={stop}>
      <ControlsPanel />
      <MapPanel />
      <section id="answer" aria-label={t("region")} className="answer-head" tabIndex={-1}>
        <SheetHandle stop={stop} onStop={setStop} />
        <AnswerHead />
      </section>
      <section aria-label={t("totals.label")} className="answer-detail" data-section="detail">
        <AnswerDetail />
      </section>
    </main>
  );
}
