import { z } from "zod";

/** The layers of the map, in the order of drawing. */
export const layerNameSchema = z.enum([
  "sea",
  "provinces",
  "provinces17",
  "municipalities",
  "labels",
  "lines",
  "stations",
  "renewables",
  "plants",
  "datacentres",
  "buses",
  "branches",
  "projects",
]);

/** One entry of the list of layers. */
export const layerInfoSchema = z.strictObject({
  name: layerNameSchema,
  title: z.strictObject({ ko: z.string(), en: z.string() }),
  featureCount: z.int(),
  licence: z.string(),
  vintage: z.string(),
  source: z.string(),
  href: z.string(),
});

export const layerListSchema = z.strictObject({ layers: z.array(layerInfoSchema) });

export type LayerName = z.infer<typeof layerNameSchema>;
export type LayerInfo = z.infer<typeof layerInfoSchema>;
