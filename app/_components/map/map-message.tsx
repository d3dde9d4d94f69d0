import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";

export type MapState =
  | { state: "loading" }
  | { state: "ready" }
  | { state: "noWebgl" }
  | { state: "failed" }
  | { state: "layerFailed"; layer: string };

/** What the map is doing, or why it shows nothing, in words; nothing once it is ready. */
export function MapMessage({ status, onRetry }: { status: MapState; onRetry: () => void }) {
  const t = useTranslations("map");
  if (status.state === "ready") return null;
  if (status.state === "loading") {
    return (
      <p role="status" className="absolute inset-0 grid place-items-center text-small text-muted">
        {t("loading")}
      </p>
    );
  }
  const text =
    status.state === "noWebgl"
      ? t("noWebgl")
      : status.state === "failed"
        ? t("startError")
        : t("loadError", { layer: status.layer });
  return (
    <div
      role="alert"
      className="pointer-events-auto absolute top-1/2 left-1/2 w-[min(22rem,calc(100%-2rem))] -translate-1/2 space-y-3 rounded-lg bg-raised p-4 text-small text-ink shadow-(--shadow)"
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
