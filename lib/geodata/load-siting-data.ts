import { remember } from "@/lib/async/remember";
import { type SitingData, sitingDataSchema } from "@/lib/schema/geodata";
import { computeDataVersion } from "./data-version";
import { loadRenewableProfiles } from "./load-grid-data";
import { loadMunicipalityAreas } from "./load-municipality-areas";
import {
  loadBusRows,
  loadMunicipalityRows,
  loadProvinceRows,
  loadStationRows,
} from "./load-places";
import type { BusRow, MunicipalityRow, ProvinceRow, StationRow } from "./place-rows";

function toProvince(row: ProvinceRow): SitingData["provinces"][number] {
  const { nameKo, nameEn, shortKo, lon, lat, selfSufficiencySource, ...kept } = row;
  return { ...kept, name: { ko: nameKo, en: nameEn } };
}

function toMunicipality(row: MunicipalityRow): SitingData["municipalities"][number] {
  const { code, province, city, residents, areaKm2, lon, lat, seismicZone } = row;
  const name = { ko: row.nameKo, en: row.nameEn };
  return { code, name, province, city, residents, areaKm2, lon, lat, seismicZone };
}

function toStation(row: StationRow): SitingData["stations"][number] {
  const { id, lon, lat, kv, province, municipality, bus, busKm, outsideKm } = row;
  const name = { ko: row.nameKo, en: row.nameEn };
  return { id, name, lon, lat, kv, province, municipality, bus, busKm, outsideKm };
}

function toBus(row: BusRow): SitingData["buses"][number] {
  const { bus, lon, lat, province, baseKv, solarMw, windMw, solarCf, windCf } = row;
  return {
    bus,
    name: { ko: row.nameKo, en: row.nameEn },
    lon,
    lat,
    province,
    baseKv,
    headroomN0Mw: row.headroomN0PeakMw,
    headroomN1Mw: row.headroomN1At110Mw,
    solarMw,
    windMw,
    solarCf,
    windCf,
  };
}

/** The figures that a plan is made from, read once per process. */
export const loadSitingData: () => Promise<SitingData> = remember(async () => {
  const [version, provinces, municipalities, buses, stations, areas, renewableProfiles] =
    await Promise.all([
      computeDataVersion(),
      loadProvinceRows(),
      loadMunicipalityRows(),
      loadBusRows(),
      loadStationRows(),
      loadMunicipalityAreas(),
      loadRenewableProfiles(),
    ]);
  return sitingDataSchema.parse({
    version,
    provinces: provinces.map(toProvince),
    municipalities: municipalities.map(toMunicipality),
    buses: buses.map(toBus),
    stations: stations.map(toStation),
    areas,
    renewableProfiles,
  });
});
