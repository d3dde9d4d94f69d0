import clsx from "clsx";
import { useMessages, useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button";

export type MapState =
  | { state: "loading" }
  | { state: "ready" }
  | { state: "noWebgl" }
  | { state: "failed" }
  | { state: "layerFailed"; layer: string };

/** What the map is doing, or why it shows nothing, in words; nothing once it is ready. */
export function MapMessage({ status, onRetry }: { status: MapState; onRetry: () => void }) {
  const t = useTranslations("map");
  const names: Readonly<Record<string, string>> = useMessages().map.data;
  if (status.state === "ready") return null;
  if (status.state === "loading") {
    return (
      <p
        role="status"
        className="absolute inset-0 grid place-items-center text-small text-ink-soft"
      >
        {t("loading")}
      </p>
    );
  }
  const text =
    status.state === "noWebgl"
      ? t("noWebgl")
      : status.state === "failed"
        ? t("startError")
        : t("loadError", { layer: names[status.layer] ?? status.layer });
  const place = status.state === "layerFailed" ? "top-16" : "top-1/2 -translate-y-1/2";
  return (
    <div
      role="alert"
      className={clsx(
        place,
        "pointer-events-auto absolute left-1/2 w-[min(22rem,calc(100%-2rem))] -translate-x-1/2 space-y-3 rounded-lg bg-raised p-4 text-small text-ink shadow-(--shadow)",
      )}
    >
      <p className="break-keep">{text}</p>
      {status.state === "noWebgl" ? null : (
        <button type="button" onClick={onRetry} className={buttonClass("outline")}>
          {t("retry")}
        </button>
      )}
    </div>
  );
}
