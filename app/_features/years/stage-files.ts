import type { FeatureCollection, Point } from "geojson";
import { writeCsv } from "@/app/_ui/write-csv";
import type { BuildUp, StagedPlan } from "@/lib/schema/stages";

const tenths = (mw: number) => Math.round(mw * 10) / 10;

type Built = Pick<StagedPlan, "stages" | "builds">;

/** One site with its load by year; `first_year` is the year in which it opens. */
function describeBuild({ site, name, province, bus, loadsMw }: BuildUp, years: readonly number[]) {
  const first = loadsMw.findIndex((mw) => mw > 0);
  return {
    id: site,
    name_ko: name.ko,
    name_en: name.en,
    province,
    model_bus: bus,
    first_year: years[first] ?? null,
    ...Object.fromEntries(years.map((year, i) => [`load_mw_${year}`, tenths(loadsMw[i] ?? 0)])),
  };
}

/** The sites of a plan over the years as CSV for Excel: one row a site, a column a year. */
export function writeStageCsv({ stages, builds }: Built): string {
  const years = stages.map(({ year }) => year);
  const rows = builds.map((build) => {
    const { lon, lat } = build;
    return { ...describeBuild(build, years), lon, lat };
  });
  return writeCsv(rows);
}

/** The same as RFC 7946 GeoJSON points. */
export function writeStageGeoJson({ stages, builds }: Built): FeatureCollection<Point> {
  const years = stages.map(({ year }) => year);
  return {
    type: "FeatureCollection",
    features: builds.map((build) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [build.lon, build.lat] },
      properties: describeBuild(build, years),
    })),
  };
}

/** Load by province in each year: only provinces that ever have some, largest last year first. */
export function sumByProvince({ builds }: Pick<StagedPlan, "builds">): {
  code: string;
  loadsMw: number[];
}[] {
  const sums = new Map<string, number[]>();
  for (const { province, loadsMw } of builds) {
    const sum = sums.get(province) ?? loadsMw.map(() => 0);
    sums.set(
      province,
      sum.map((mw, i) => mw + (loadsMw[i] ?? 0)),
    );
  }
  return [...sums]
    .map(([code, loadsMw]) => ({ code, loadsMw }))
    .sort((a, b) => (b.loadsMw.at(-1) ?? 0) - (a.loadsMw.at(-1) ?? 0));
}
