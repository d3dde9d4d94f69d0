import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { LayerId } from "@/app/_plan/map-types";

/** A MapLibre layer and the switch that shows it; `base` layers are always shown. */
export type MapLayer = { group: LayerId | "base"; spec: LayerSpecification };

/**
 * Font stacks. Without a glyphs URL MapLibre draws text with page fonts and reads the weight from
 * the first name, so a bolder cut is asked for by a first name that no font has.
 */
export const fontRegular = ["Noto Sans KR Variable"];
export const fontMedium = ["Bunsan Medium", "Noto Sans KR Variable"];
export const fontBold = ["Bunsan Semibold", "Noto Sans KR Variable"];

/** Value of a feature state, or `fallback` until it is set. */
export function state(name: string, fallback: string | number | boolean): ExpressionSpecification {
  return ["coalesce", ["feature-state", name], fallback];
}

/** True for the feature under the pointer. */
export const isPointedAt: ExpressionSpecification = ["boolean", ["feature-state", "hover"], false];
