import { readGeodataText } from "@/lib/geodata/geodata-folder";
import { loadProvinceRows } from "@/lib/geodata/load-places";
import type { ProvinceFact } from "./province-fact";
import { type SourceFact, sourceListSchema } from "./source-fact";

/** Server only: names and published figures of the provinces, as the panels show them. */
export async function loadProvinceFacts(): Promise<ProvinceFact[]> {
  const rows = await loadProvinceRows();
  return rows.map((row) => ({
    code: row.code,
    name: { ko: row.shortKo, en: row.nameEn },
    capital: row.capital,
    reviewAbleMw: row.reviewAbleMw,
    reviewUnableMw: row.reviewUnableMw,
  }));
}

/** Server only: where every figure comes from, as the data package tells it. */
export async function loadSourceFacts(): Promise<SourceFact[]> {
  const text = await readGeodataText("datapackage.json");
  return sourceListSchema.parse(JSON.parse(text)).resources;
}
