import { MapPinPlus, Maximize2, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

function Tool({
  label,
  onClick,
  pressed,
  children,
}: {
  label: string;
  onClick: () => void;
  pressed?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="flex size-10 items-center justify-center text-ink-soft hover:bg-sunken hover:text-ink aria-pressed:bg-plan aria-pressed:text-on-plan lg:size-9"
    >
      {children}
    </button>
  );
}

/** Zoom, whole country, and the switch that lets the next click add a site. */
export function MapTools({
  onZoom,
  onShowAll,
  placing,
  onPlacing,
}: {
  onZoom: (steps: number) => void;
  onShowAll: () => void;
  placing: boolean;
  onPlacing?: (placing: boolean) => void;
}) {
  const t = useTranslations("map");
  const group =
    "pointer-events-auto flex flex-col divide-y divide-hairline overflow-hidden rounded-lg bg-raised shadow-(--shadow)";
  return (
    <div className="flex flex-col gap-2 print:hidden">
      {onPlacing ? (
        <div className={group}>
          <Tool label={t("addSite")} pressed={placing} onClick={() => onPlacing(!placing)}>
            <MapPinPlus aria-hidden size={18} strokeWidth={1.75} />
          </Tool>
        </div>
      ) : null}
      <div className={group}>
        <Tool label={t("zoomIn")} onClick={() => onZoom(1)}>
          <Plus aria-hidden size={18} strokeWidth={1.75} />
        </Tool>
        <Tool label={t("zoomOut")} onClick={() => onZoom(-1)}>
          <Minus aria-hidden size={18} strokeWidth={1.75} />
        </Tool>
        <Tool label={t("showAll")} onClick={onShowAll}>
          <Maximize2 aria-hidden size={16} strokeWidth={1.75} />
        </Tool>
      </div>
    </div>
  );
}
