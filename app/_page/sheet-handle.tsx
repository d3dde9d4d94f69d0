"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type PointerEvent, useRef } from "react";

/** How far the sheet is drawn up on a phone. */
export const sheetStops = ["headline", "controls", "detail"] as const;
export type SheetStop = (typeof sheetStops)[number];

/** A drag shorter than this is a tap, px. */
const DRAG_PX = 24;

/** The grip of the sheet: drag it, or choose a stop. Shown on a phone only. */
export function SheetHandle({
  stop,
  onStop,
}: {
  stop: SheetStop;
  onStop: (stop: SheetStop) => void;
}) {
  const t = useTranslations("header.sheet");
  const start = useRef<number | null>(null);
  const release = (event: PointerEvent) => {
    if (start.current === null) return;
    const movedPx = event.clientY - start.current;
    start.current = null;
    if (Math.abs(movedPx) < DRAG_PX) return;
    const at = sheetStops.indexOf(stop) + (movedPx < 0 ? 1 : -1);
    const next = sheetStops[Math.min(sheetStops.length - 1, Math.max(0, at))];
    if (next) onStop(next);
  };
  return (
    <div
      className="-mx-4 touch-none px-4 lg:hidden print:hidden"
      onPointerDown={(event) => {
        start.current = event.clientY;
      }}
      onPointerUp={release}
      onPointerCancel={() => {
        start.current = null;
      }}
    >
      <span aria-hidden className="mx-auto mt-2 block h-1 w-9 rounded-full bg-hairline-strong" />
      <div role="radiogroup" aria-label={t("handle")} className="mt-1 mb-1.5 flex gap-1">
        {sheetStops.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: three buttons that act at once, not a form
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={stop === one}
            onClick={() => onStop(one)}
            className={clsx(
              "min-h-10 grow rounded-md text-small font-medium",
              stop === one ? "bg-sunken text-ink" : "text-muted",
            )}
          >
            {t(one)}
          </button>
        ))}
      </div>
    </div>
  );
}
