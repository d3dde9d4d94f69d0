"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import type { ShownPoint } from "./trade-off-shape";
import { useAxisText } from "./use-axis-text";
import type { TradeOffState } from "./use-trade-off";

/** Below the curve: the point that is pointed at in words, how far it is drawn, what shapes mean. */
export function TradeOffFoot({
  x,
  y,
  shown,
  pointed,
  state,
}: {
  x: TradeOffAxis;
  y: TradeOffAxis;
  shown: readonly ShownPoint[];
  pointed: ShownPoint | null;
  state: TradeOffState;
}) {
  const t = useTranslations("tradeOff");
  const text = useAxisText();
  return (
    <>
      {/* Two lines are kept free, so that nothing below jumps while a point is pointed at. */}
      {shown.length > 1 && (
        <p aria-hidden className="min-h-10 text-small text-ink-soft tabular-nums print:hidden">
          {pointed ? text.label(pointed, x, y) : t("hint")}
        </p>
      )}
      <Progress x={x} y={y} state={state} shown={shown} />
      {shown.length > 1 && (
        <p className="flex flex-wrap items-center gap-x-3 text-small text-muted">
          <Key shape="size-3 rounded-full border-[3px] border-warn" text={t("current")} />
          <Key shape="size-2 rounded-full bg-plan" text={t("supported")} />
          {shown.some(({ supported }) => supported === false) && (
            <Key shape="size-2 rotate-45 border-2 border-plan" text={t("unsupported")} />
          )}
          {state.tradeOff.lower.length > 1 && (
            <Key shape="w-4 border-t-2 border-dashed border-muted" text={t("lower")} />
          )}
        </p>
      )}
    </>
  );
}

function Key({ shape, text }: { shape: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={shape} />
      {text}
    </span>
  );
}

interface ProgressProps {
  readonly x: TradeOffAxis;
  readonly y: TradeOffAxis;
  readonly state: TradeOffState;
  readonly shown: readonly ShownPoint[];
}

/** The largest distance of a point from its bound: in the unit of its axis, and of the curve. */
function useGapText({ x, y, shown }: Omit<ProgressProps, "state">) {
  const t = useTranslations("tradeOff");
  const text = useAxisText();
  const locale = useLocale();
  const isAcross = shown[0]?.point.bounded === "y";
  const gaps = shown.map(({ point }) => (isAcross ? point.x : point.y) - point.bound);
  const parts = shown.map(({ point }) => point.certificate.gap ?? 0);
  const gap = text.change(Math.max(0, ...gaps), isAcross ? x : y);
  const part = formatShare(Math.max(0, ...parts), locale);
  return { gap, sentence: t(isAcross ? "gapAcross" : "gap", { gap, part }) };
}

function Progress(props: ProgressProps) {
  const { state, shown } = props;
  const t = useTranslations("tradeOff");
  const errorText = useErrorText();
  const { gap, sentence } = useGapText(props);
  const { tradeOff, isDrawing, isStopped, error } = state;
  const counts = { count: tradeOff.points.length, total: tradeOff.total };
  if (tradeOff.end) {
    return <p className="text-small text-muted">{shown.length === 1 ? t("single") : sentence}</p>;
  }
  if (error && !isDrawing) {
    return (
      <p role="alert" className="text-small text-warn">
        {errorText(error)}{" "}
        <Button look="link" onClick={state.resume}>
          {t("resume")}
        </Button>
      </p>
    );
  }
  if (!isDrawing && !isStopped) return <p className="text-small text-muted">{t("waiting")}</p>;
  const isWhole = counts.count >= counts.total;
  return (
    <div className="flex items-center gap-2 text-small text-muted tabular-nums">
      <progress
        aria-label={t("title")}
        className="h-1 grow"
        value={counts.count}
        max={counts.total}
      />
      <span>
        {isDrawing && isWhole
          ? t("refining", { gap })
          : t(isDrawing ? "drawing" : "stopped", counts)}
      </span>
      <Button look="link" onClick={isDrawing ? state.stop : state.resume}>
        {t(isDrawing ? "stop" : "resume")}
      </Button>
    </div>
  );
}
