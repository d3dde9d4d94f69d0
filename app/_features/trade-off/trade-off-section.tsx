"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useAnswer } from "@/app/_plan/answer-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { ModelMark } from "@/app/_ui/model-mark";
import { NoteMark } from "@/app/_ui/note-mark";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { adoptPoint } from "./adopt-point";
import { HeldCaps } from "./held-caps";
import { TradeOffScales } from "./trade-off-axes";
import { TradeOffChart } from "./trade-off-chart";
import { TradeOffFoot } from "./trade-off-foot";
import { TradeOffPreview } from "./trade-off-preview";
import { measureExtent, readAxis, type ShownPoint, shapeCurve } from "./trade-off-shape";
import { useTradeOff } from "./use-trade-off";

/** After the plan has settled the curve waits so long: a slider may move on, ms. */
const CALM_MS = 1200;

/** What one criterion costs in another: drawn once the plan is settled and this is in view. */
export function TradeOffSection() {
  const t = useTranslations("tradeOff");
  const { committed, commit, isDragging } = useScenario();
  const { own, isSolving, isStale, preview, showPreview } = useAnswer();
  const [isOpen, setIsOpen] = useState(true);
  const [axes, setAxes] = useState<{ x: TradeOffAxis; y: TradeOffAxis }>({
    x: "capitalShare",
    y: "grid",
  });
  const [pointed, setPointed] = useState<ShownPoint | null>(null);
  const section = useRef<HTMLElement>(null);
  const isSeen = useSeen(section);
  const isFeasible = own !== undefined && own.certificate.status !== "infeasible";
  const isCalm = useCalm(isSeen && isOpen && isFeasible && !isDragging && !isSolving && !isStale);
  const state = useTradeOff(committed, axes.x, axes.y, isCalm);
  const { tradeOff } = state;
  const shown = useMemo(() => shapeCurve(tradeOff), [tradeOff]);
  const extent = useMemo(() => measureExtent(shown), [shown]);
  const current = useMemo(
    () =>
      own && own.plan.totals.placedMw > 0
        ? { x: readAxis(own.plan, axes.x), y: readAxis(own.plan, axes.y) }
        : null,
    [own, axes],
  );
  if (!isFeasible) return null;
  return (
    <section
      ref={section}
      aria-label={t("title")}
      className="border-b border-hairline py-4 break-inside-avoid"
    >
      <div className="flex items-center justify-between">
        <h2 className="flex items-center gap-1.5 text-small font-semibold">
          {t("title")}
          <NoteMark label={t("about")}>{t("explain")}</NoteMark>
          <ModelMark />
        </h2>
        <Button look="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? "hide" : "show")}
        </Button>
      </div>
      {isOpen && (
        <div className="flex flex-col gap-2 pt-1">
          <TradeOffScales {...axes} onChange={(x, y) => setAxes({ x, y })} />
          {shown.length > 0 && (
            <TradeOffChart
              {...axes}
              shown={shown}
              lower={tradeOff.lower}
              current={current}
              previewed={preview?.point.index ?? null}
              onPoint={setPointed}
              onChoose={(one) => showPreview(one && { point: one.point, ...axes, extent })}
              onUse={({ point }) => {
                showPreview(null);
                commit(adoptPoint(committed, { point, ...axes, extent }));
              }}
            />
          )}
          <TradeOffFoot {...axes} shown={shown} pointed={pointed} state={state} />
          <TradeOffPreview />
          {!preview && <HeldCaps />}
        </div>
      )}
    </section>
  );
}

/** Whether an element is on screen: a panel that is put away draws nothing. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) =>
      setIsSeen(entry?.isIntersecting ?? false),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}

/** True once a condition has held for a moment. */
function useCalm(holds: boolean): boolean {
  const [isCalm, setIsCalm] = useState(false);
  useEffect(() => {
    if (!holds) {
      setIsCalm(false);
      return;
    }
    const timer = setTimeout(() => setIsCalm(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [holds]);
  return holds && isCalm;
}
