import { z } from "zod";

const licenceSchema = z.object({ title: z.string(), path: z.string().optional() });
const originSchema = z.object({ title: z.string(), path: z.string().optional() });

/** What the sources page says about one file of figures: titles read "Korean · English". */
export const sourceFactSchema = z.object({
  name: z.string(),
  title: z.string(),
  vintage: z.string().optional(),
  caveats: z.array(z.string()).default([]),
  licenses: z.array(licenceSchema).default([]),
  sources: z.array(originSchema).default([]),
});

export const sourceListSchema = z.object({ resources: z.array(sourceFactSchema) });

export type SourceFact = z.infer<typeof sourceFactSchema>;

/** The half of a "Korean · English" title that the page's language wants. */
export function pickTitle(title: string, locale: "ko" | "en"): string {
  const at = title.indexOf(" · ");
  if (at < 0) return title;
  return locale === "ko" ? title.slice(0, at) : title.slice(at + 3);
}
