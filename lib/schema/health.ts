import { z } from "zod";

/** Body of `GET /api/health`. */
export const healthSchema = z.strictObject({
  ok: z.literal(true),
  version: z.string(),
  dataVersion: z.string(),
  warm: z.boolean().describe("The default scenario is solved, so engines and caches are warm"),
  uptimeS: z.number(),
  database: z
    .enum(["unopened", "opened"])
    .describe("Whether saved scenarios were asked for; health itself opens nothing"),
});

export type Health = z.infer<typeof healthSchema>;
