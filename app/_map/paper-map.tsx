import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { MapController } from "./controller/map-controller";

/**
 * The map on paper: a copy of what is on screen, taken as printing begins. The map's own canvas keeps
 * its picture for one frame only, and would be cut where paper is narrower than the screen.
 */
export function PaperMap({ map, leaveLeftPx }: { map: MapController | null; leaveLeftPx: number }) {
  const t = useTranslations("map");
  const paper = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const copy = () => {
      if (map && paper.current) copyPart(map.drawNow(), leaveLeftPx, paper.current);
    };
    addEventListener("beforeprint", copy);
    return () => removeEventListener("beforeprint", copy);
  }, [map, leaveLeftPx]);
  return (
    <canvas
      ref={paper}
      width={0}
      height={0}
      role="img"
      aria-label={t("title")}
      className="hidden max-h-[150mm] max-w-[calc(100%-64mm)] print:block"
    />
  );
}

/** Copies a canvas without its left edge, which panels cover on screen, pixel by pixel. */
function copyPart(from: HTMLCanvasElement, leaveLeftPx: number, to: HTMLCanvasElement): void {
  const left = Math.round((leaveLeftPx * from.width) / Math.max(1, from.clientWidth));
  to.width = Math.max(0, from.width - left);
  to.height = from.height;
  if (to.width > 0) to.getContext("2d")?.drawImage(from, -left, 0);
}
