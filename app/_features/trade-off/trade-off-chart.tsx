"use client";

import { useEffect, useRef, useState } from "react";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { CurrentDot } from "./current-dot";
import { TradeOffDots } from "./trade-off-dots";
import { type ChartProps, type Placed, unitOfAxis } from "./trade-off-shape";

const HEIGHT_PX = 190;

/** The curve: axes and lines from the plotting library, its points as buttons above them. */
export function TradeOffChart(props: ChartProps) {
  const { shown, lower, x, y, current } = props;
  const holder = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(holder);
  const [place, setPlace] = useState<((x: number, y: number) => Placed) | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    // The library is loaded with the first curve, not with the page.
    void import("@observablehq/plot").then((plot) => {
      if (isGone || !frame.current || widthPx === 0) return;
      const line = shown.map(({ point }) => ({ x: point.x, y: point.y }));
      const all = [...line, ...lower, ...(current ? [current] : [])];
      const xs = all.map((one) => one.x);
      const ys = all.map((one) => one.y);
      const both = { x: "x", y: "y" } as const;
      const chart = plot.plot({
        width: widthPx,
        height: HEIGHT_PX,
        marginLeft: 44,
        marginRight: 14,
        marginTop: 12,
        marginBottom: 26,
        style: {
          background: "none",
          color: "var(--muted)",
          fontFamily: "inherit",
          fontSize: "11px",
          overflow: "visible",
        },
        x: { ...scaleOf(x, xs), ticks: 4 },
        y: { ...scaleOf(y, ys), ticks: 4, grid: true },
        marks: [
          plot.line(lower, { ...both, stroke: "var(--muted)", strokeDasharray: "3 3" }),
          plot.line(line, { ...both, stroke: "var(--plan)", strokeWidth: 1.75 }),
        ],
      });
      chart.setAttribute("aria-hidden", "true");
      frame.current.replaceChildren(chart);
      const [across, up] = [chart.scale("x"), chart.scale("y")];
      if (!across || !up) return;
      setPlace(() => (atX: number, atY: number) => ({
        left: across.apply(atX),
        top: up.apply(atY),
      }));
    });
    return () => {
      isGone = true;
    };
  }, [shown, lower, x, y, current, widthPx]);
  return (
    <div ref={holder} className="relative" style={{ height: HEIGHT_PX }}>
      <div ref={frame} />
      {place && <TradeOffDots {...props} place={place} />}
      {place && current && <CurrentDot {...props} current={current} place={place} />}
    </div>
  );
}

/** Domain with a little room on each side, and figures in the axis's unit. */
function scaleOf(axis: TradeOffAxis, values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.05 * (high - low) || 0.01;
  const isShare = unitOfAxis(axis) === "share";
  return {
    domain: [low - room, high + room],
    label: null,
    tickFormat: (value: number) =>
      isShare
        ? `${Math.round(value * 1000) / 10}\u00a0%`
        : new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(value),
  };
}

function useWidth(holder: React.RefObject<HTMLDivElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidthPx(Math.round(entry?.contentRect.width ?? 0)),
    );
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, [holder]);
  return widthPx;
}
