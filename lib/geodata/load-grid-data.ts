import { remember } from "@/lib/async/remember";
import { type GridData, gridDataSchema, type RenewableProfile } from "@/lib/schema/grid-data";
import {
  branchRowSchema,
  generatorRowSchema,
  hvdcLinkRowSchema,
  hydroUnitRowSchema,
  type OutageRow,
  outageRowSchema,
  renewableProfileRowSchema,
  type StressHourBusRow,
  type StressHourRow,
  stressHourBusRowSchema,
  stressHourRowSchema,
} from "./grid-rows";
import { listUnitsOut } from "./list-units-out";
import { loadBusRows } from "./load-places";
import type { BusRow } from "./place-rows";
import { readTable } from "./read-table";

function toGridBus(row: BusRow): GridData["buses"][number] {
  const { bus, lon, lat, province, baseKv, demandShare, solarMw, windMw, hydroPshMw } = row;
  return {
    bus,
    name: { ko: row.nameKo, en: row.nameEn },
    ...{ lon, lat, province, baseKv, demandShare, solarMw, windMw, hydroPshMw },
    publishedHeadroomMw: {
      n0Peak: row.headroomN0PeakMw,
      n0Margin: row.headroomN0MarginMw,
      n0Evening: row.headroomN0EveningMw,
      n0Winter: row.headroomN0WinterMw,
      n0Spring: row.headroomN0SpringMw,
      n0Min: row.headroomN0MinMw,
      n1At110: row.headroomN1At110Mw,
      n1At120: row.headroomN1At120Mw,
    },
  };
}

function toStressHour(
  { nameKo, nameEn, ...hour }: StressHourRow,
  buses: readonly BusRow[],
  ratios: readonly StressHourBusRow[],
  outages: readonly OutageRow[],
): GridData["stressHours"][number] {
  const byBus = new Map(
    ratios.filter(({ stressHour }) => stressHour === hour.id).map((row) => [row.bus, row]),
  );
  const ordered = buses.map(({ bus }) => {
    const row = byBus.get(bus);
    if (!row) throw new Error(`bus ${bus} has no renewable output in ${hour.id}`);
    return row;
  });
  return {
    ...hour,
    name: { ko: nameKo, en: nameEn },
    solarCf: ordered.map(({ solarCf }) => solarCf),
    windCf: ordered.map(({ windCf }) => windCf),
    unitsOut: listUnitsOut(outages, hour.day, hour.hour),
  };
}

/** The network model (KPG 193) and the stress hours, read once per process. */
export const loadGridData: () => Promise<GridData> = remember(async () => {
  const [buses, branches, generators, hydroUnits, hvdcLinks, outages, hours, ratios] =
    await Promise.all([
      loadBusRows(),
      readTable("odbl/grid-branches.csv", branchRowSchema),
      readTable("odbl/grid-generators.csv", generatorRowSchema),
      readTable("odbl/grid-hydro-units.csv", hydroUnitRowSchema),
      readTable("odbl/grid-hvdc-links.csv", hvdcLinkRowSchema),
      readTable("odbl/grid-outages.csv", outageRowSchema),
      readTable("odbl/grid-stress-hours.csv", stressHourRowSchema),
      readTable("odbl/grid-stress-hour-buses.csv", stressHourBusRowSchema),
    ]);
  return gridDataSchema.parse({
    baseMva: 100,
    buses: buses.map(toGridBus),
    branches,
    generators,
    hydroUnits,
    hvdcLinks,
    stressHours: hours.map((hour) => toStressHour(hour, buses, ratios, outages)),
  });
});

/** Mean renewable yield by bus in 4 seasons × 8 blocks of three hours, by bus and time. */
export const loadRenewableProfiles: () => Promise<RenewableProfile[]> = remember(() =>
  readTable("odbl/renewable-profiles.csv", renewableProfileRowSchema),
);
