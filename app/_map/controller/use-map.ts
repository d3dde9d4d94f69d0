import { useMessages, useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LayerId, MapLocale, MapPadding, MapTheme } from "@/app/_plan/map-types";
import { loadLabelFonts } from "../layers/label-fonts";
import type { MapState } from "../map-message";
import { fetchLabels, layerUrl } from "./layer-store";
import type { MapController, MapEvents } from "./map-controller";
import type { MapAside } from "./map-frame";
import type { LabelPlace } from "./plan-features";

type Look = {
  theme: MapTheme;
  locale: MapLocale;
  hidden: ReadonlySet<LayerId>;
  padding: MapPadding;
  aside: MapAside;
};

function hasWebgl(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** Keeps the newest value at hand for callbacks that are registered once. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/**
 * Starts the map once in `container` and keeps it: labels and their fonts first, then MapLibre.
 * Later changes of look or events reach the same map; `retry` starts again after a failure.
 */
export function useMap(
  container: RefObject<HTMLDivElement | null>,
  look: Look,
  events: Omit<MapEvents, "onStyle" | "onReady" | "onLoadError">,
) {
  const t = useTranslations("map");
  const shortNames = useMessages().map.short;
  const capital = t("legend.capital");
  const words = useMemo(() => ({ shortNames, capital }), [shortNames, capital]);
  const [map, setMap] = useState<MapController | null>(null);
  const [labels, setLabels] = useState<LabelPlace[]>([]);
  const [status, setStatus] = useState<MapState>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  const title = t("title");
  const latest = useLatest({ look, events, words, title });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts the map again after a failure
  useEffect(() => {
    let current = true;
    let made: MapController | null = null;
    const begin = async (element: HTMLElement) => {
      const [{ MapController }, found] = await Promise.all([
        import("./map-controller"),
        fetchLabels(),
      ]);
      await loadLabelFonts(found.flatMap((label) => [label.nameKo, label.nameEn]));
      if (!current) return;
      const { look, words, title } = latest.current;
      const controller = new MapController({
        container: element,
        ...look,
        title,
        labels: found,
        words,
        layerUrl,
        events: {
          onStyle: () => current && setMap(controller),
          onReady: () =>
            current && setStatus((now) => (now.state === "loading" ? { state: "ready" } : now)),
          onLoadError: (layer) => current && setStatus({ state: "layerFailed", layer }),
          onZoom: (zoom) => latest.current.events.onZoom(zoom),
          onHover: (hover) => latest.current.events.onHover(hover),
          onSelect: (selection) => latest.current.events.onSelect(selection),
          onPlace: (lon, lat) => latest.current.events.onPlace(lon, lat),
          onCancelPlacing: () => latest.current.events.onCancelPlacing(),
        },
      });
      made = controller;
      setLabels(found);
    };
    if (!hasWebgl()) setStatus({ state: "noWebgl" });
    else if (container.current) {
      begin(container.current).catch((error: unknown) => {
        console.error("The map did not start", error);
        if (current) setStatus({ state: "failed" });
      });
    }
    return () => {
      current = false;
      made?.destroy();
      setMap(null);
    };
  }, [attempt, container, latest]);

  useEffect(() => map?.setTheme(look.theme), [map, look.theme]);
  useEffect(() => map?.setHidden(look.hidden), [map, look.hidden]);
  useEffect(() => map?.setLocale(look.locale, words, title), [map, look.locale, words, title]);
  const { left, right, top, bottom } = look.padding;
  const { legend, cardLeft, cardRight, cardBottom } = look.aside;
  useEffect(() => {
    map?.setRoom({ left, right, top, bottom }, { legend, cardLeft, cardRight, cardBottom });
  }, [map, left, right, top, bottom, legend, cardLeft, cardRight, cardBottom]);

  const failedLayer = status.state === "layerFailed" ? status.layer : null;
  const retry = useCallback(() => {
    if (failedLayer !== null && map) {
      setStatus({ state: "ready" });
      map.reload(failedLayer);
      return;
    }
    setStatus({ state: "loading" });
    setAttempt((count) => count + 1);
  }, [failedLayer, map]);
  return { map, labels, status, retry };
}
