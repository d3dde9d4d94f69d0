declare module "topojson-server" {
  import type { GeoJSON } from "geojson";
  import type { Objects, Topology } from "topojson-specification";

  /** Encodes GeoJSON objects as one topology; `quantization` = grid steps along each axis. */
  export function topology(
    objects: Record<string, GeoJSON>,
    quantization?: number,
  ): Topology<Objects>;
}
