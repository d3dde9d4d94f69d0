import { type SourceFact, sourceListSchema } from "@/app/_features/library/source-fact";
import type { HourFact } from "@/app/_plan/hour-fact";
import type { ProvinceFact } from "@/app/_plan/province-fact";
import { readGeodataText } from "@/lib/geodata/geodata-folder";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadJointHeadroom } from "@/lib/geodata/load-joint-headroom";
import { loadProvinceRows } from "@/lib/geodata/load-places";

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

/** Server only: the hours in which plans can be put on the network model, and their joint headroom. */
export async function loadHourFacts(): Promise<HourFact[]> {
  const [{ stressHours }, rows] = await Promise.all([loadGridData(), loadJointHeadroom()]);
  return stressHours.map(({ id, date, hour }) => {
    const find = (group: "capital" | "elsewhere") =>
      rows.find((row) => row.hour === id && row.group === group)?.n0Mw ?? null;
    const jointHeadroomMw = { capital: find("capital"), elsewhere: find("elsewhere") };
    return { id, date, hour, jointHeadroomMw };
  });
}

/** Server only: where every figure comes from, as the data package tells it. */
export async function loadSourceFacts(): Promise<SourceFact[]> {
  const text = await readGeodataText("datapackage.json");
  return sourceListSchema.parse(JSON.parse(text)).resources;
}
