import { z } from "zod";
import { ownSiteSchema } from "./scenario";

/** Body of `POST /api/place`: a point that may become an own site. */
export const placeRequestSchema = ownSiteSchema.pick({ lon: true, lat: true });

export const judgedPlaceSchema = z.strictObject({
  municipality: z.strictObject({ ko: z.string(), en: z.string() }),
  outsideKm: z.number().describe("Distance to the municipality, km; 0 inside"),
});

export const placeResponseSchema = z.strictObject({
  place: judgedPlaceSchema
    .nullable()
    .describe("The municipality that the point counts to; null at sea and abroad"),
});

export type PlaceRequest = z.infer<typeof placeRequestSchema>;
export type JudgedPlace = z.infer<typeof judgedPlaceSchema>;
export type PlaceResponse = z.infer<typeof placeResponseSchema>;
