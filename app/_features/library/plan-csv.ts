import { writeCsv } from "@/app/_ui/write-csv";
import type { Plan } from "@/lib/schema/plan";

/**
 * The sites of a plan as CSV for Excel: one row a site, largest first, keys in English so that
 * a file made in either language reads the same. An unknown value is an empty cell.
 */
export function writePlanCsv(plan: Plan): string {
  const rows = [...plan.sites]
    .sort((a, b) => b.loadMw - a.loadMw)
    .map((site) => ({
      id: site.id,
      name_ko: site.name.ko,
      name_en: site.name.en,
      province: site.province,
      municipality: site.municipality,
      lon: site.lon,
      lat: site.lat,
      load_mw: Math.round(site.loadMw * 10) / 10,
      cap_mw: Math.round(site.capMw * 10) / 10,
      voltage_kv: site.kv,
      model_bus: site.bus,
      matched_mean_mw: Math.round(site.matchedMw * 10) / 10,
      binding: site.binding.join(" "),
    }));
  return writeCsv(rows);
}
