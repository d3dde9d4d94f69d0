import { locateInCountry } from "@/lib/geo/locate-in-country";
import { loadCableLandings, loadDatacentres } from "@/lib/geodata/load-datacentres";
import { loadMunicipalityAreas } from "@/lib/geodata/load-municipality-areas";
import { loadBusRows, loadMunicipalityRows, loadStationRows } from "@/lib/geodata/load-places";

/** Distances are written to so many km. */
const WRITTEN_KM = 0.01;

type PlacedRow = {
  nameEn: string;
  municipality: string | null;
  province: string | null;
  lon: number | null;
  lat: number | null;
  /** How far outside of its municipality it is said to lie, km. */
  outsideKm?: number;
};

/** Places whose municipality or province is not the one in whose borders they lie. */
export async function checkPlaces(): Promise<string[]> {
  const areas = await loadMunicipalityAreas();
  const provinceOf = new Map((await loadMunicipalityRows()).map((row) => [row.code, row.province]));
  const rows: PlacedRow[] = [
    ...(await loadStationRows()),
    ...(await loadBusRows()),
    ...(await loadDatacentres()),
    ...(await loadCableLandings()),
  ];
  return rows.flatMap(({ nameEn, lon, lat, municipality, province, outsideKm = 0 }) => {
    if (lon === null || lat === null) return [];
    const located = locateInCountry({ lon, lat }, areas);
    if (!located) return [`${nameEn}: it lies in no municipality`];
    const { code } = located.area;
    if (municipality !== null && municipality !== code) {
      return [`${nameEn}: it lies in ${code}, not in ${municipality}`];
    }
    if (province !== provinceOf.get(code)) {
      return [`${nameEn}: it lies in ${code}, outside of province ${province}`];
    }
    const isAsSaid = Math.abs(located.outsideKm - outsideKm) <= WRITTEN_KM;
    return isAsSaid
      ? []
      : [`${nameEn}: it lies ${located.outsideKm.toFixed(2)} km outside of ${code}`];
  });
}
