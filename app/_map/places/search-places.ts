import type { SelectionKind } from "@/app/_plan/map-types";
import type { PlaceSpot } from "./place-record";

/** A place that the search box can find. */
export type SearchPlace = {
  kind: SelectionKind;
  id: string;
  label: string;
  /** Where it lies, to tell the five places named Dong-gu apart. */
  hint: string;
  /** Names in both languages, folded for comparison. */
  names: readonly string[];
  spot: PlaceSpot;
};

/** Lower case without spaces, hyphens and accents, so that "gyeong gi" finds Gyeonggi-do. */
export function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\-·'’#]/g, "");
}

const kindOrder: Partial<Record<SelectionKind, number>> = {
  province: 0,
  municipality: 1,
  station: 2,
};

function rank(place: SearchPlace, query: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (const name of place.names) {
    const at = name.indexOf(query);
    if (at < 0) continue;
    best = Math.min(best, name === query ? 0 : at === 0 ? 1 : 2);
  }
  return best * 10 + (kindOrder[place.kind] ?? 9);
}

/** Places whose Korean or English name holds `query`, best first: exact, beginning, within. */
export function searchPlaces(
  places: readonly SearchPlace[],
  query: string,
  limit = 12,
): SearchPlace[] {
  const folded = foldName(query);
  if (folded === "") return places.filter((place) => place.kind === "province");
  return places
    .map((place) => ({ place, rank: rank(place, folded) }))
    .filter((one) => Number.isFinite(one.rank))
    .sort((a, b) => a.rank - b.rank || a.place.label.localeCompare(b.place.label, "ko"))
    .slice(0, limit)
    .map((one) => one.place);
}
