import type { MapTheme } from "@/app/_plan/map-types";
import { type IconName, iconShapes } from "../layers/icon-shapes";
import { iconColor } from "../layers/map-icons";
import { mapPalettes } from "../layers/map-palette";

/** A map symbol as the legend and the cards draw it: the same shape and colour as on the map. */
export function MapSymbol({
  name,
  theme,
  size = 16,
}: {
  name: IconName;
  theme: MapTheme;
  size?: number;
}) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" className="shrink-0">
      <path d={iconShapes[name]} fillRule="evenodd" fill={iconColor(name, mapPalettes[theme])} />
    </svg>
  );
}
