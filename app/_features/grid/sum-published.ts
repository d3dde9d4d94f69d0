import type { ProvinceFact } from "@/app/_plan/province-fact";

/**
 * Sum over some provinces of a figure that not each of them publishes, MW, and how many do not;
 * null where none does, since what is unknown is not zero.
 */
export function sumPublished(
  provinces: readonly ProvinceFact[],
  key: "reviewAbleMw" | "reviewUnableMw",
): { readonly sumMw: number | null; readonly unpublishedCount: number } {
  const published = provinces.flatMap((province) => province[key] ?? []);
  return {
    sumMw: published.length === 0 ? null : published.reduce((sum, mw) => sum + mw, 0),
    unpublishedCount: provinces.length - published.length,
  };
}
