import { z } from "zod";
import { booleanCell, intCell, numberCell, optionalCell, textCell } from "./cells";

/** A row of `provinces.csv` or `provinces17.csv`. */
export const provinceRowSchema = z.object({
  code: textCell,
  nameKo: textCell,
  nameEn: textCell,
  shortKo: textCell,
  capital: booleanCell,
  residents: intCell,
  areaKm2: numberCell,
  lon: numberCell,
  lat: numberCell,
  grdpTrnKrw: optionalCell(numberCell),
  reviewAbleMw: optionalCell(numberCell),
  reviewUnableMw: optionalCell(numberCell),
  outlook2027Mw: optionalCell(numberCell),
  selfSufficiencyPct: optionalCell(numberCell),
  selfSufficiencyPeriod: optionalCell(textCell),
  selfSufficiencySource: optionalCell(textCell),
});

/** A row of `municipalities.csv`. */
export const municipalityRowSchema = z.object({
  code: textCell,
  nameKo: textCell,
  nameEn: textCell,
  province: textCell,
  province17: textCell,
  city: optionalCell(textCell),
  cityKo: optionalCell(textCell),
  capital: booleanCell,
  residents: intCell,
  areaKm2: numberCell,
  lon: numberCell,
  lat: numberCell,
  seismicZone: z.enum(["1", "2"]).transform((text): 1 | 2 => (text === "1" ? 1 : 2)),
  codes2022: textCell,
  kostat2018: textCell,
});

/** A row of `stations.csv`. */
export const stationRowSchema = z.object({
  id: textCell,
  nameKo: textCell,
  nameEn: textCell,
  lon: numberCell,
  lat: numberCell,
  kv: intCell,
  kvAll: textCell,
  province: textCell,
  municipality: textCell,
  outsideKm: numberCell,
  bus: optionalCell(intCell),
  busKm: optionalCell(numberCell),
  voltageCapMw: optionalCell(numberCell),
});

/** A row of `grid-buses.csv`. */
export const busRowSchema = z.object({
  bus: intCell,
  nameKo: textCell,
  nameEn: textCell,
  lon: numberCell,
  lat: numberCell,
  province: textCell,
  municipality: textCell,
  baseKv: numberCell,
  demandShare: numberCell,
  solarMw: numberCell,
  windMw: numberCell,
  hydroPshMw: numberCell,
  solarCf: numberCell,
  windCf: numberCell,
  headroomN0PeakMw: numberCell,
  headroomN0MarginMw: numberCell,
  headroomN0EveningMw: numberCell,
  headroomN0WinterMw: numberCell,
  headroomN0SpringMw: numberCell,
  headroomN0MinMw: numberCell,
  headroomN1At110Mw: numberCell,
  headroomN1At120Mw: numberCell,
});

export type ProvinceRow = z.infer<typeof provinceRowSchema>;
export type MunicipalityRow = z.infer<typeof municipalityRowSchema>;
export type StationRow = z.infer<typeof stationRowSchema>;
export type BusRow = z.infer<typeof busRowSchema>;
