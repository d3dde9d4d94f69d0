"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { type ChartProps, findNearest, type Placed, type ShownPoint } from "./trade-off-shape";
import { useAxisText } from "./use-axis-text";

/**
 * The own plan as a dot that is moved along the curve: a drag or the arrow keys show each point's
 * plan; letting go, or Enter, makes it the plan; Esc goes back.
 */
export function CurrentDot({
  shown,
  x,
  y,
  current,
  previewed,
  onPoint,
  onChoose,
  onUse,
  place,
}: ChartProps & {
  current: { readonly x: number; readonly y: number };
  place: (x: number, y: number) => Placed;
}) {
  const t = useTranslations("tradeOff");
  const text = useAxisText();
  const [dragged, setDragged] = useState(false);
  // What was shown last: a pointer can move on, and be let go, before the page has drawn it.
  const last = useRef<ShownPoint | null>(null);
  const isHeld = useRef(false);
  const nearest = findNearest(shown, current, place);
  const held = shown.findIndex(({ point }) => point.index === previewed);
  const position = held >= 0 ? held : nearest;
  const at = shown[position];
  const show = (to: number) => {
    const one = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!one || one === last.current) return;
    last.current = one;
    onPoint(one);
    onChoose(one);
  };
  const letGo = () => {
    setDragged(false);
    isHeld.current = false;
  };
  const leave = () => {
    letGo();
    last.current = null;
    onPoint(null);
    onChoose(null);
  };
  const use = () => {
    letGo();
    const one = last.current;
    last.current = null;
    if (one) onUse(one);
  };
  const drag = (event: PointerEvent) => {
    const chart = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!chart || !isHeld.current) return;
    const pointer = { left: event.clientX - chart.left, top: event.clientY - chart.top };
    show(findNearest(shown, pointer, place));
  };
  const press = (event: KeyboardEvent) => {
    const to = stepTo(event.key, position, shown.length - 1);
    if (to === null && event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== null) show(to);
    else if (event.key === "Enter") use();
    else leave();
  };
  const isMoved = held >= 0;
  const spot = at && isMoved ? at.point : current;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("drag.label")}
      aria-valuemin={0}
      aria-valuemax={shown.length - 1}
      aria-valuenow={position}
      aria-valuetext={
        isMoved && at
          ? text.label(at, x, y)
          : t("drag.own", { x: text.value(current.x, x), y: text.value(current.y, y) })
      }
      title={t("drag.label")}
      onKeyDown={press}
      onPointerDown={(event) => {
        // Else the drag would mark the text that it passes.
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
        setDragged(true);
      }}
      onPointerMove={drag}
      onPointerUp={use}
      onPointerCancel={leave}
      className={clsx(
        "group absolute flex size-9 -translate-1/2 touch-none items-center justify-center rounded-full outline-none",
        dragged ? "cursor-grabbing" : "cursor-grab",
      )}
      style={place(spot.x, spot.y)}
    >
      <span
        className={clsx(
          "size-4 rounded-full border-[3px] border-warn bg-panel transition-transform motion-reduce:transition-none",
          "group-hover:scale-125 group-focus-visible:scale-125",
          "group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-plan",
          dragged && "scale-125",
        )}
      />
    </div>
  );
}

/** The position that a key asks for; null where it asks for none. */
function stepTo(key: string, position: number, last: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(last, position + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, position - 1);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}
