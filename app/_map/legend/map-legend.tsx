import clsx from "clsx";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { GridSwitches } from "@/app/_features/grid/grid-switches";
import { HeadroomSwitches } from "@/app/_features/grid/headroom-switches";
import { type LayerId, layerIds, type MapLocale, type MapTheme } from "@/app/_plan/map-types";
import { mapPalettes } from "../layers/map-palette";
import { AcceptanceSample } from "./acceptance-sample";
import { AnnouncedSample } from "./announced-sample";
import {
  CapitalSample,
  HeadroomSample,
  LineSample,
  LoadingSample,
  ProjectSample,
  RingSample,
  ShareSample,
  SizeSample,
} from "./legend-samples";
import { MapSymbol } from "./map-symbol";

type LegendProps = {
  theme: MapTheme;
  locale: MapLocale;
  zoom: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  hidden: ReadonlySet<LayerId>;
  onToggle: (id: LayerId) => void;
  /** Sites are ringed by how often they are chosen. */
  accepted: boolean;
  /** Announced projects are rimmed. */
  announced: boolean;
};

function Row({ children }: { children: ReactNode }) {
  return <span className="flex items-center gap-1.5">{children}</span>;
}

/** What a layer's signs mean; shown under its switch while the layer is on. */
function LayerKey({
  id,
  theme,
  locale,
  zoom,
}: { id: LayerId } & Pick<LegendProps, "theme" | "locale" | "zoom">) {
  const t = useTranslations("map.legend");
  const grid = useTranslations("grid.show");
  const palette = mapPalettes[theme];
  const symbol = (name: Parameters<typeof MapSymbol>[0]["name"], text: string) => (
    <Row>
      <MapSymbol name={name} theme={theme} />
      {text}
    </Row>
  );
  switch (id) {
    case "plan":
      return (
        <div className="space-y-1">
          <p>{t("size")}</p>
          <SizeSample zoom={zoom} palette={palette} locale={locale} />
          <div className="flex flex-wrap gap-x-3 gap-y-1">
            <Row>
              <RingSample palette={palette} />
              {t("ring")}
            </Row>
            <Row>
              <CapitalSample palette={palette} />
              {t("capital")}
            </Row>
            {symbol("locked-in", t("locked"))}
            {symbol("locked-out", t("lockedOut"))}
          </div>
        </div>
      );
    case "share":
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ShareSample palette={palette} end={t("shareEnd")} />
        </div>
      );
    case "lines":
      return <LineSample palette={palette} />;
    case "stations":
      return (
        <div className="flex gap-3">
          {symbol("station-765", "765")}
          {symbol("station-345", "345")}
          {symbol("station-154", "154")}
          <span className="text-muted">kV</span>
        </div>
      );
    case "renewables":
      return (
        <div className="flex gap-3">
          {symbol("solar", t("solar"))}
          {symbol("wind", t("wind"))}
        </div>
      );
    case "plants":
      return symbol("plant", t("plantSize"));
    case "datacentres":
      return (
        <div className="flex flex-wrap gap-x-3">
          {symbol("datacentre-operating", t("operating"))}
          {symbol("datacentre-announced", t("announced"))}
        </div>
      );
    case "headroom":
      return (
        <div className="space-y-1.5">
          <HeadroomSample
            unit={t("headroomUnit")}
            unknown={t("headroomUnknown")}
            palette={palette}
            locale={locale}
          />
          <HeadroomSwitches />
          <p>{`${grid("legend.headroom")} ${grid("legend.jeju")}`}</p>
        </div>
      );
    case "loading":
      return (
        <div className="space-y-1.5">
          <LoadingSample
            palette={palette}
            locale={locale}
            full={grid("legend.full")}
            rating={grid("legend.rating")}
          />
          <GridSwitches />
          <p>{`${grid("notRoutes")} ${grid("legend.jeju")}`}</p>
        </div>
      );
    case "projects":
      return (
        <div className="space-y-0.5">
          <ProjectSample
            palette={palette}
            words={{ built: t("built"), planned: t("planned"), late: t("late") }}
          />
          <p>{t("projectsNote")}</p>
        </div>
      );
    default:
      return null;
  }
}

/** Whether a layer has a row of its own: it is on and has a key, or its name is long. */
function isWide(id: LayerId, hidden: ReadonlySet<LayerId>): boolean {
  if (id === "municipalities" || id === "labels") return false;
  return id === "headroom" || id === "loading" || id === "projects" || !hidden.has(id);
}

/** One panel for both: what the signs mean, and which of them are drawn. */
export function MapLegend(props: LegendProps) {
  const { theme, locale, zoom, open, onOpen, hidden, onToggle, accepted, announced } = props;
  const t = useTranslations("map");
  const projects = useTranslations("announced");
  const bodyId = useId();
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label={t("legend.title")}
      className="pointer-events-auto flex min-h-0 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-(--shadow) print:bg-transparent print:shadow-none"
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={bodyId}
        aria-label={t(open ? "legend.hide" : "legend.show")}
        onClick={() => onOpen(!open)}
        className="flex min-h-10 items-center justify-between gap-4 px-3 text-small font-medium lg:min-h-9 print:hidden"
      >
        {t("legend.title")}
        <Chevron aria-hidden size={16} className="text-muted" />
      </button>
      <div
        id={bodyId}
        hidden={!open}
        className="min-h-0 w-60 overflow-y-auto overscroll-contain border-t border-hairline px-3 py-1.5 print:block! print:w-auto print:border-0 print:p-0"
      >
        <ul className="grid grid-cols-2 gap-x-2 print:block">
          {layerIds.map((id) => (
            <li
              key={id}
              className={clsx(
                "py-0.5 text-[0.75rem] leading-4.5 text-ink-soft has-[>div:empty]:print:hidden has-[input:not(:checked)]:print:hidden",
                isWide(id, hidden) && "col-span-2 pb-1.5",
              )}
            >
              <label className="flex min-h-6 cursor-pointer items-center gap-2 text-small text-ink">
                <input
                  type="checkbox"
                  checked={!hidden.has(id)}
                  onChange={() => onToggle(id)}
                  className="size-4 shrink-0 accent-(--plan) print:hidden"
                />
                {t(`layer.${id}`)}
              </label>
              {hidden.has(id) ? null : (
                <div className="pl-6 print:pl-0">
                  <LayerKey id={id} theme={theme} locale={locale} zoom={zoom} />
                  {id === "plan" && accepted ? (
                    <Row>
                      <AcceptanceSample palette={mapPalettes[theme]} />
                      {t("legend.acceptance")}
                    </Row>
                  ) : null}
                  {id === "datacentres" && announced ? (
                    <Row>
                      <AnnouncedSample palette={mapPalettes[theme]} />
                      {projects("legend")}
                    </Row>
                  ) : null}
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
