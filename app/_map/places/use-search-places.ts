import { useMessages, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import type { MapLocale } from "@/app/_plan/map-types";
import { fetchLayer } from "../controller/layer-store";
import type { LabelPlace } from "../controller/plan-features";
import { readText, spotOf } from "./place-record";
import { foldName, type SearchPlace } from "./search-places";

type StationName = {
  id: string;
  nameKo: string;
  nameEn: string;
  province: string;
  lon: number;
  lat: number;
};

async function fetchStations(): Promise<StationName[]> {
  const { features } = await fetchLayer("stations");
  return features.flatMap(({ properties, geometry }) => {
    const spot = spotOf(geometry.coordinates);
    const id = readText(properties, "id");
    if (!spot || id === null) return [];
    const nameKo = readText(properties, "nameKo") ?? id;
    const nameEn = readText(properties, "nameEn") ?? id;
    const province = readText(properties, "province") ?? "";
    return [{ id, nameKo, nameEn, province, lon: spot.lon, lat: spot.lat }];
  });
}

/** Everything the search box can find, worded in the page's language. */
export function useSearchPlaces(labels: readonly LabelPlace[], locale: MapLocale): SearchPlace[] {
  const t = useTranslations("map");
  const shortNames: Readonly<Record<string, string>> = useMessages().map.short;
  const [stations, setStations] = useState<StationName[]>([]);
  useEffect(() => {
    let current = true;
    fetchStations().then(
      (found) => current && setStations(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return useMemo(() => {
    const pick = (place: { nameKo: string; nameEn: string }) =>
      locale === "ko" ? place.nameKo : place.nameEn;
    const fold = (place: { nameKo: string; nameEn: string }, more: string[] = []) =>
      [place.nameKo, place.nameEn, ...more].map(foldName);
    return [
      ...labels.map((label): SearchPlace => {
        const { kind, code, lon, lat } = label;
        const short = shortNames[code.slice(0, 2)] ?? "";
        const province = kind === "province";
        return {
          kind,
          id: code,
          label: pick(label),
          hint: province ? t("kind.province") : short,
          names: fold(label, province ? [short] : []),
          spot: { lon, lat },
        };
      }),
      ...stations.map(
        (station): SearchPlace => ({
          kind: "station",
          id: station.id,
          label: pick(station),
          hint: shortNames[station.province] ?? t("kind.station"),
          names: fold(station),
          spot: { lon: station.lon, lat: station.lat },
        }),
      ),
    ];
  }, [labels, stations, locale, shortNames, t]);
}
