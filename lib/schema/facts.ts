import { z } from "zod";

/** A published figure or rule with its source; `value` is null where the fact is not a number. */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  statement: z.strictObject({ ko: z.string().min(5), en: z.string().min(5) }),
  value: z.number().nullable(),
  values: z.record(z.string(), z.number()),
  unit: z.string(),
  vintage: z.string().min(4),
  source: z.string().min(5),
  confidence: z.enum(["high", "medium", "unverified"]),
});

export type Fact = z.infer<typeof factSchema>;
