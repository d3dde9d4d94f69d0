"use client";

import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useMemo, useRef, useState } from "react";
import type {
  AcceptedPlace,
  LayerId,
  MapLocale,
  MapPadding,
  MapTheme,
  ProjectStanding,
  Selection,
  ShownProjects,
} from "@/app/_plan/map-types";
import type { Plan } from "@/lib/schema/plan";
import type { Hover } from "./controller/map-pointer";
import { useMap } from "./controller/use-map";
import { MapLegend } from "./legend/map-legend";
import { MapAttribution } from "./map-attribution";
import { MapMessage } from "./map-message";
import { MapTools } from "./map-tools";
import { PaperMap } from "./paper-map";
import { HoverCard } from "./places/hover-card";
import { PlaceCard } from "./places/place-card";
import { PlaceSearch } from "./places/place-search";
import { usePlace } from "./places/use-place";
import { useSearchPlaces } from "./places/use-search-places";
import { usePlacing } from "./use-placing";

export type MapViewProps = {
  plan: Plan | null;
  /** Hands on plans that `plan` will hold a frame later; null = it holds others. */
  listenEarly: ((show: (plan: Plan) => void) => () => void) | null;
  previousPlan: Plan | null;
  locale: MapLocale;
  theme: MapTheme;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  hiddenLayers: ReadonlySet<LayerId>;
  onToggleLayer: (id: LayerId) => void;
  /** Branch of the network model → loading, %; null draws none. */
  loadings: ReadonlyMap<number, number> | null;
  /** Property of the buses that holds the headroom to show. */
  headroomField: string;
  /** Announced project → how it stands in the year shown; null draws none. */
  projects: ReadonlyMap<string, ProjectStanding> | null;
  lockedIn: readonly string[];
  lockedOut: readonly string[];
  onAddSite?: (lon: number, lat: number) => void;
  onLockIn?: (id: string) => void;
  onLockOut?: (id: string) => void;
  /** Takes either lock of a site away. */
  onUnlock?: (id: string) => void;
  /** Sites that are ringed by how often samples choose them. */
  acceptance?: readonly AcceptedPlace[] | null;
  /** Announced projects that are rimmed by what fits of them. */
  announced?: ShownProjects | null;
  /** Space that the page's panels cover at each edge of the map, px. */
  padding?: Partial<MapPadding>;
};

const ZOOM_OF_STATION = 9.5;
/** Widths of the legend and of the card with their margins, px. */
const LEGEND_PX = 264;
const CARD_PX = 336;
/** Below this free width the legend lies over the country instead of beside it, px. */
const ROOM_FOR_LEGEND_PX = 560;
/** Below this free width an open card folds the legend, px. */
const ROOM_FOR_LEGEND_AND_CARD_PX = 900;
/** Below this free height the legend waits folded, px. */
const ROOM_FOR_OPEN_LEGEND_PX = 520;
/** Below this free height a sheet covers most of the map, and only search and card stay, px. */
const ROOM_FOR_TOOLS_PX = 330;

/** The map with its search, legend, tools and cards. It fills its parent. */
export function MapView(props: MapViewProps) {
  const { plan, previousPlan, locale, theme, selection, onSelect, onAddSite } = props;
  const { hiddenLayers, loadings, projects, lockedIn, lockedOut } = props;
  const { listenEarly } = props;
  const acceptance = props.acceptance ?? null;
  const announced = props.announced ?? null;
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [zoom, setZoom] = useState(6.3);
  const placing = usePlacing(onAddSite);
  /** Null until a person opens or folds it: then there is room or there is not. */
  const [legendWish, setLegendWish] = useState<boolean | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const padding = { left: 0, right: 0, top: 0, bottom: 0, ...props.padding };

  const freeWidth = size.width - padding.left - padding.right;
  const freeHeight = size.height - padding.top - padding.bottom;
  const narrow = freeWidth < ROOM_FOR_LEGEND_PX;
  const low = size.height > 0 && freeHeight < ROOM_FOR_TOOLS_PX;
  const wide = freeWidth >= ROOM_FOR_LEGEND_AND_CARD_PX;
  const legendFits = legendWish ?? (!narrow && freeHeight >= ROOM_FOR_OPEN_LEGEND_PX);
  const legendOpen = legendFits && (selection === null || wide);
  const aside = {
    legend: legendFits && !narrow ? LEGEND_PX : 0,
    cardLeft: legendOpen && wide ? LEGEND_PX : 0,
    cardRight: narrow ? 0 : CARD_PX,
    cardBottom: narrow ? freeHeight / 2 : 0,
  };

  // Where the map is narrow, search and legend button lie above and below the country, while there
  // is room for them.
  const room =
    narrow && !low ? { ...padding, top: padding.top + 56, bottom: padding.bottom + 40 } : padding;
  const { map, labels, status, retry } = useMap(
    box,
    { theme, locale, hidden: hiddenLayers, padding: room, aside },
    {
      onZoom: (next) => setZoom(Math.round(next * 10) / 10),
      onHover: setHover,
      onSelect,
      onPlace: (lon, lat) => void placing.place(lon, lat),
      onCancelPlacing: () => placing.start(false),
    },
  );
  /** Without a map, or under a tall sheet, the signs and tools of the map only stand in the way. */
  const bare = low || status.state === "noWebgl" || status.state === "failed";
  const searchable = useSearchPlaces(labels, locale);
  const names = useMemo(
    () => new Map(labels.map((one) => [one.code, locale === "ko" ? one.nameKo : one.nameEn])),
    [labels, locale],
  );
  const { place, bus, loading } = usePlace(selection);
  const ownSite = plan?.sites.find((site) => site.id === selection?.id);
  const spot = place?.spot ?? (selection?.kind === "site" && ownSite ? ownSite : null);

  useEffect(() => map?.setPlan(plan, previousPlan), [map, plan, previousPlan]);
  useEffect(() => {
    if (map && listenEarly) return listenEarly((early) => map.setPlan(early, null));
  }, [map, listenEarly]);
  useEffect(() => map?.setLoadings(loadings), [map, loadings]);
  useEffect(() => map?.setProjects(projects), [map, projects]);
  useEffect(() => map?.setHeadroom(props.headroomField), [map, props.headroomField]);
  useEffect(() => map?.setAcceptance(acceptance), [map, acceptance]);
  useEffect(() => map?.setAnnounced(announced), [map, announced]);
  useEffect(() => map?.setLocks(lockedIn, lockedOut), [map, lockedIn, lockedOut]);
  useEffect(() => map?.setSelection(selection, spot), [map, selection, spot]);
  useEffect(() => map?.setPlacing(placing.isOn), [map, placing.isOn]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const startPlacing = (next: boolean) => {
    // An open card would lie over what is said of the place.
    if (next) onSelect(null);
    placing.start(next);
  };
  const centre = placing.isOn ? map?.visibleCentre() : undefined;
  return (
    <div
      className="relative size-full overflow-hidden bg-(--sea) font-sans print:flex print:h-auto print:items-start print:gap-[4mm] print:bg-transparent"
      data-map-ready={status.state === "ready"}
    >
      <div ref={box} className="absolute! inset-0 print:invisible" />
      <PaperMap map={map} leaveLeftPx={padding.left + aside.legend} />
      {hover ? <HoverCard hover={hover} plan={plan} names={names} bounds={size} /> : null}
      {centre ? (
        <span
          aria-hidden
          style={{ left: centre.x, top: centre.y }}
          className="pointer-events-none absolute size-5 -translate-1/2 rounded-full border-2 border-ink/50 print:hidden"
        />
      ) : null}
      <div
        className="@container pointer-events-none absolute print:static print:min-w-0 print:flex-1"
        style={padding}
      >
        <div className="absolute inset-x-3 top-3 flex flex-col items-start gap-2 @min-[35rem]:flex-row print:hidden">
          <PlaceSearch
            places={searchable}
            onPick={(found) => {
              onSelect({ kind: found.kind, id: found.id });
              map?.flyTo(found.spot, found.kind === "province" ? 8 : ZOOM_OF_STATION);
            }}
          />
          {placing.isOn ? (
            <p
              role="status"
              className="pointer-events-auto rounded-lg bg-ink px-3 py-2 text-small text-paper"
            >
              {placing.hint}
            </p>
          ) : null}
        </div>
        {bare ? null : (
          <div className="absolute bottom-3 left-3 flex max-lg:bottom-6.5 max-h-[calc(100%-5rem)] flex-col print:static print:max-h-none">
            <MapLegend
              theme={theme}
              locale={locale}
              zoom={zoom}
              open={legendOpen}
              onOpen={setLegendWish}
              hidden={hiddenLayers}
              accepted={acceptance !== null}
              announced={announced !== null}
              onToggle={props.onToggleLayer}
            />
          </div>
        )}
        <div className="absolute right-3 bottom-3 flex max-lg:bottom-6.5 flex-col items-end gap-2 print:static print:items-start">
          {bare ? null : (
            <MapTools
              onZoom={(steps) => map?.zoomBy(steps)}
              onShowAll={() => map?.showAll()}
              placing={placing.isOn}
              {...(onAddSite ? { onPlacing: startPlacing } : {})}
            />
          )}
          <MapAttribution />
        </div>
        {selection ? (
          <div className="absolute inset-x-3 bottom-3 flex max-lg:bottom-6.5 max-h-[max(50%,min(13rem,100%))] flex-col @min-[35rem]:inset-x-auto @min-[35rem]:top-3 @min-[35rem]:right-3 @min-[35rem]:bottom-auto @min-[35rem]:max-h-[calc(100%-14rem)] @min-[35rem]:w-80 print:hidden">
            <PlaceCard
              selection={selection}
              place={place}
              bus={bus}
              loading={loading}
              plan={plan}
              names={names}
              lockedIn={lockedIn}
              lockedOut={lockedOut}
              onClose={() => onSelect(null)}
              {...(props.onLockIn ? { onLockIn: props.onLockIn } : {})}
              {...(props.onLockOut ? { onLockOut: props.onLockOut } : {})}
              {...(props.onUnlock ? { onUnlock: props.onUnlock } : {})}
            />
          </div>
        ) : null}
        <MapMessage status={status} onRetry={retry} />
      </div>
    </div>
  );
}
