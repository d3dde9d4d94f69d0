"use client";

import { useLocale, useTranslations } from "next-intl";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { formatShare } from "../../_state/format";
import type { FrontierState } from "../../_state/use-frontier";
import { Button } from "../ui/button";
import { useErrorText } from "../ui/use-error-text";
import type { ShownPoint } from "./frontier-shape";
import { useAxisText } from "./use-axis-text";

/** Below the curve: the point that is pointed at in words, how far it is drawn, what shapes mean. */
export function FrontierFoot({
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
  state: FrontierState;
}) {
  const t = useTranslations("frontier");
  const text = useAxisText();
  return (
    <>
      {/* Two lines are kept free, so that nothing below jumps while a point is pointed at. */}
      {shown.length > 1 && (
        <p aria-hidden className="min-h-10 text-small text-ink-soft tabular-nums">
          {pointed ? text.label(pointed, x, y) : t("hint")}
        </p>
      )}
      <Progress state={state} shown={shown} />
      {shown.length > 1 && (
        <p className="flex flex-wrap items-center gap-x-3 text-small text-muted">
          <Key shape="size-2.5 rounded-full border-2 border-warn" text={t("current")} />
          <Key shape="size-2 rounded-full bg-plan" text={t("supported")} />
          {shown.some(({ supported }) => supported === false) && (
            <Key shape="size-2 rotate-45 border-2 border-plan" text={t("unsupported")} />
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

function Progress({ state, shown }: { state: FrontierState; shown: readonly ShownPoint[] }) {
  const t = useTranslations("frontier");
  const locale = useLocale();
  const errorText = useErrorText();
  const { frontier, isDrawing, isStopped, error } = state;
  const counts = { count: frontier.points.length, total: frontier.total };
  if (frontier.end) {
    if (shown.length === 1) return <p className="text-small text-muted">{t("single")}</p>;
    const gap = Math.max(0, ...shown.map(({ point }) => point.certificate.gap ?? 0));
    return <p className="text-small text-muted">{t("gap", { gap: formatShare(gap, locale) })}</p>;
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
  return (
    <div className="flex items-center gap-2 text-small text-muted tabular-nums">
      <progress
        aria-label={t("title")}
        className="h-1 grow"
        value={counts.count}
        max={counts.total}
      />
      <span>{t(isDrawing ? "drawing" : "stopped", counts)}</span>
      <Button look="link" onClick={isDrawing ? state.stop : state.resume}>
        {t(isDrawing ? "stop" : "resume")}
      </Button>
    </div>
  );
}
