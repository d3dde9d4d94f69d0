"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import type { ChartProps, Placed } from "./trade-off-shape";
import { useAxisText } from "./use-axis-text";

/** The points as buttons: one Tab stop, arrow keys between them, Enter previews the plan. */
export function TradeOffDots({
  shown,
  x,
  y,
  previewed,
  onPoint,
  onChoose,
  place,
}: ChartProps & { place: (x: number, y: number) => Placed }) {
  const t = useTranslations("tradeOff");
  const text = useAxisText();
  const group = useRef<HTMLFieldSetElement>(null);
  const [reached, setReached] = useState(0);
  const stop = Math.min(reached, shown.length - 1);
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
    };
    const ends: Record<string, number> = { Home: 0, End: shown.length - 1 };
    const by = steps[event.key];
    const to = ends[event.key] ?? (by === undefined ? undefined : stop + by);
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(shown.length - 1, Math.max(0, to));
    setReached(next);
    group.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <fieldset
      ref={group}
      aria-label={t("chart", { x: text.name(x), y: text.name(y) })}
      onKeyDown={move}
      onPointerLeave={() => onPoint(null)}
    >
      {shown.map((one, k) => (
        <button
          key={one.point.index}
          type="button"
          tabIndex={k === stop ? 0 : -1}
          aria-label={text.label(one, x, y)}
          aria-pressed={previewed === one.point.index}
          onFocus={() => {
            setReached(k);
            onPoint(one);
          }}
          onBlur={() => onPoint(null)}
          onPointerEnter={() => onPoint(one)}
          onClick={() => onChoose(one)}
          className="group absolute flex h-7 w-3.5 -translate-1/2 items-center justify-center rounded-sm"
          style={place(one.point.x, one.point.y)}
        >
          <span
            className={clsx(
              "transition-transform group-hover:scale-150 group-focus-visible:scale-150 motion-reduce:transition-none",
              one.supported === false
                ? "size-2 rotate-45 border-2 border-plan bg-panel"
                : "size-2 rounded-full bg-plan",
              previewed === one.point.index && "scale-150 outline-2 outline-offset-2 outline-plan",
            )}
          />
        </button>
      ))}
    </fieldset>
  );
}
