import type { Map as MapLibreMap } from "maplibre-gl";
import { type IconName, iconNames, iconShapes } from "./icon-shapes";
import type { MapPalette } from "./map-palette";
import { SHIELD_PX } from "./style-plan";

const BOX = 24;
const MARGIN = 2;
const PIXEL_RATIO = 2;
const HATCH_PX = 16;

/** Colour of a symbol in a palette. */
export function iconColor(name: IconName, palette: MapPalette): string {
  if (name.startsWith("station")) return palette.station;
  if (name.startsWith("datacentre")) return palette.datacentre;
  if (name === "solar") return palette.solar;
  if (name === "wind") return palette.wind;
  if (name === "plant") return palette.plant;
  return palette.datacentre;
}

function contextOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser offers no 2D canvas");
  return context;
}

function drawIcon(name: IconName, palette: MapPalette): ImageData {
  const size = (BOX + 2 * MARGIN) * PIXEL_RATIO;
  const context = contextOf(size);
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  context.translate(MARGIN, MARGIN);
  const shape = new Path2D(iconShapes[name]);
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = palette.halo;
  context.stroke(shape);
  context.fillStyle = palette.halo;
  context.fill(shape);
  context.fillStyle = iconColor(name, palette);
  context.fill(shape, "evenodd");
  return context.getImageData(0, 0, size, size);
}

/** Diagonal strokes that tile without a seam, so that an area is marked without its colour. */
function drawHatch(color: string, rises: boolean): ImageData {
  const context = contextOf(HATCH_PX);
  context.strokeStyle = color;
  context.lineWidth = 2;
  if (!rises) {
    context.translate(HATCH_PX, 0);
    context.scale(-1, 1);
  }
  context.beginPath();
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    context.moveTo(shift - 2, HATCH_PX + 2);
    context.lineTo(shift + HATCH_PX + 2, -2);
  }
  context.stroke();
  return context.getImageData(0, 0, HATCH_PX, HATCH_PX);
}

function putImage(map: MapLibreMap, name: string, image: ImageData, pixelRatio: number): void {
  if (map.hasImage(name)) map.updateImage(name, image);
  else map.addImage(name, image, { pixelRatio });
}

/** Draws all symbols of a palette into the map, in place of those of another theme. */
export function putIcons(map: MapLibreMap, palette: MapPalette): void {
  for (const name of iconNames) putImage(map, name, drawIcon(name, palette), PIXEL_RATIO);
  putImage(map, "hatch", drawHatch(palette.hatch, true), PIXEL_RATIO);
  putImage(map, "warn-hatch", drawHatch(palette.warnRing, false), PIXEL_RATIO);
  putImage(map, "shield", new ImageData(SHIELD_PX, SHIELD_PX), 1);
}
