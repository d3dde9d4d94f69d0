import { locateInCountry } from "@/lib/geo/locate-in-country";
import { loadMunicipalityAreas } from "@/lib/geodata/load-municipality-areas";
import { loadMunicipalityRows } from "@/lib/geodata/load-places";
import type { PlaceRequest, PlaceResponse } from "@/lib/schema/judged-place";

/** Judges a place as a solve would. */
export async function judgePlace(place: PlaceRequest): Promise<PlaceResponse> {
  const located = locateInCountry(place, await loadMunicipalityAreas());
  if (!located) return { place: null };
  const row = (await loadMunicipalityRows()).find(({ code }) => code === located.area.code);
  if (!row) throw new Error(`${located.area.code} has no row`);
  const { nameKo: ko, nameEn: en } = row;
  return { place: { municipality: { ko, en }, outsideKm: located.outsideKm } };
}
