import { remember } from "@/lib/async/remember";
import {
  busRowSchema,
  municipalityRowSchema,
  provinceRowSchema,
  stationRowSchema,
} from "./place-rows";
import { readTable } from "./read-table";

/** The 16 si/do in force, by code. */
export const loadProvinceRows = remember(() => readTable("facts/provinces.csv", provinceRowSchema));

/** The 17 si/do before 2026-07-01, by code. */
export const loadProvince17Rows = remember(() =>
  readTable("facts/provinces17.csv", provinceRowSchema),
);

/** The 256 municipalities, by code. */
export const loadMunicipalityRows = remember(() =>
  readTable("kogl/municipalities.csv", municipalityRowSchema),
);

/** The 505 transmission stations. */
export const loadStationRows = remember(() => readTable("odbl/stations.csv", stationRowSchema));

/** The 193 buses of the network model. */
export const loadBusRows = remember(() => readTable("odbl/grid-buses.csv", busRowSchema));
