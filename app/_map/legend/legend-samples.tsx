import type { MapLocale, ProjectStanding } from "@/app/_plan/map-types";
import { legendSizesMw, radiusPx } from "../controller/circle-scale";
import { formatMw } from "../controller/plan-features";
import { headroomStops, type MapPalette } from "../layers/map-palette";
import { loadingWidthPx, ratingSamplesMw } from "../layers/style-loading";
import { lineWidths } from "../layers/style-network";
import { projectDash, projectWidths } from "../layers/style-projects";

const MAX_RADIUS_PX = 40;

/** Three circles standing on one line, in the size the map draws them at `zoom`. */
export function SizeSample({
  zoom,
  palette,
  locale,
}: {
  zoom: number;
  palette: MapPalette;
  locale: MapLocale;
}) {
  const circles = legendSizesMw(zoom, MAX_RADIUS_PX).map((mw) => ({ mw, r: radiusPx(mw, zoom) }));
  const largest = circles[0]?.r ?? 0;
  const height = 2 * largest + 4;
  return (
    <svg aria-hidden width={2 * largest + 92} height={Math.max(height, 46)} className="block">
      {circles.map(({ mw, r }, index) => {
        const top = height - 2 - 2 * r;
        const labelY = Math.max(top + 4, 8) + (height < 46 ? index * 4 : 0);
        return (
          <g key={mw}>
            <circle
              cx={largest + 2}
              cy={height - 2 - r}
              r={r}
              fill={palette.plan}
              fillOpacity={0.22}
              stroke={palette.plan}
              strokeWidth={1.4}
            />
            <line
              x1={largest + 2}
              x2={2 * largest + 14}
              y1={top}
              y2={labelY - 4}
              stroke={palette.labelQuiet}
              strokeWidth={0.6}
            />
            <text x={2 * largest + 18} y={labelY} fontSize={11} fill={palette.label}>
              {formatMw(mw, locale)} MW
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** A circle with the ring of a limit that binds. */
export function RingSample({ palette }: { palette: MapPalette }) {
  return (
    <svg aria-hidden width={22} height={22} className="shrink-0">
      <circle cx={11} cy={11} r={6} fill={palette.plan} />
      <circle cx={11} cy={11} r={8.8} fill="none" stroke={palette.warnRing} strokeWidth={2.4} />
    </svg>
  );
}

/** The three line widths, each with its voltage under it. */
export function LineSample({ palette }: { palette: MapPalette }) {
  const colors = { 765: palette.line765, 345: palette.line345, 154: palette.line154 } as const;
  return (
    <span className="flex gap-3">
      {([765, 345, 154] as const).map((kv) => (
        <span key={kv} className="flex items-center gap-1.5">
          <svg aria-hidden width={20} height={8}>
            <line x1={0} x2={20} y1={4} y2={4} stroke={colors[kv]} strokeWidth={lineWidths[kv]} />
          </svg>
          <span>{kv}</span>
        </span>
      ))}
      <span className="text-muted">kV</span>
    </span>
  );
}

/** A ramp from no share of the plan to the full shade. */
export function ShareSample({ palette, end }: { palette: MapPalette; end: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span>0</span>
      <span
        aria-hidden
        className="h-2.5 w-20 border border-hairline-strong"
        style={{ background: `linear-gradient(to right, ${palette.land}, ${palette.landShare})` }}
      />
      <span>{end}</span>
    </span>
  );
}

/** Hatching of the capital region with its outline. */
export function CapitalSample({ palette }: { palette: MapPalette }) {
  return (
    <svg aria-hidden width={22} height={14} className="shrink-0">
      <defs>
        <pattern id="legend-hatch" width={6} height={6} patternUnits="userSpaceOnUse">
          <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke={palette.hatch} strokeWidth={1.2} />
        </pattern>
      </defs>
      <rect
        x={1}
        y={1}
        width={20}
        height={12}
        fill="url(#legend-hatch)"
        stroke={palette.capitalLine}
        strokeWidth={1.8}
      />
    </svg>
  );
}

/** Viridis-like ramp of headroom with its ends in MW, and the grey of what is unknown. */
export function HeadroomSample({
  unit,
  unknown,
  palette,
  locale,
}: {
  unit: string;
  unknown: string;
  palette: MapPalette;
  locale: MapLocale;
}) {
  const colors = headroomStops.map((stop) => stop.color).join(", ");
  const last = headroomStops.at(-1)?.mw ?? 0;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <span>0</span>
      <span
        aria-hidden
        className="h-2.5 w-20"
        style={{ background: `linear-gradient(to right, ${colors})` }}
      />
      <span>
        {formatMw(last, locale)}+ {unit}
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="size-2.5" style={{ background: palette.labelQuiet }} />
        {unknown}
      </span>
    </span>
  );
}

/** Ramp of line loading up to 100 %, the colour of full lines, and widths with their rating. */
export function LoadingSample({
  palette,
  locale,
  full,
  rating,
}: {
  palette: MapPalette;
  locale: MapLocale;
  full: string;
  rating: string;
}) {
  const { load0, load1, load2, load3 } = palette;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5">
        <span>0</span>
        <span
          aria-hidden
          className="h-2.5 w-16"
          style={{
            background: `linear-gradient(to right, ${load0}, ${load1} 35%, ${load2} 70%, ${load3})`,
          }}
        />
        <span aria-hidden className="h-2.5 w-4" style={{ background: palette.warnRing }} />
        <span>{full}</span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2">
        {ratingSamplesMw.map((mw) => (
          <span key={mw} className="flex items-center gap-1">
            <svg aria-hidden width={16} height={8}>
              <line
                x1={0}
                x2={16}
                y1={4}
                y2={4}
                stroke={palette.load2}
                strokeWidth={loadingWidthPx(mw)}
              />
            </svg>
            {formatMw(mw, locale)}
          </span>
        ))}
        <span className="text-muted">{rating}</span>
      </span>
    </span>
  );
}

/** A line that stands, one that is to come, and one that is late. */
export function ProjectSample({
  palette,
  words,
}: {
  palette: MapPalette;
  words: Readonly<Record<ProjectStanding, string>>;
}) {
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {(["built", "planned", "late"] as const).map((standing) => (
        <span key={standing} className="flex items-center gap-1.5">
          <svg aria-hidden width={24} height={8} className="shrink-0">
            <line
              x1={0}
              x2={24}
              y1={4}
              y2={4}
              stroke={standing === "late" ? palette.warnRing : palette.project}
              strokeWidth={projectWidths.hvdc}
              {...(standing === "built"
                ? {}
                : { strokeDasharray: projectDash.map((part) => part * projectWidths.hvdc).join() })}
            />
          </svg>
          {words[standing]}
        </span>
      ))}
    </span>
  );
}
