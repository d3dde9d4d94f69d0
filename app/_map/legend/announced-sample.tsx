import type { MapPalette } from "../layers/map-palette";

/** An announced project that fits, one that fits in part only, and a bus that is exceeded. */
export function AnnouncedSample({ palette }: { palette: MapPalette }) {
  const rim = { fill: "none", strokeWidth: 2, cy: 10 };
  const fill = { fill: palette.datacentre, fillOpacity: 0.3, cy: 10 };
  return (
    <svg aria-hidden width={62} height={20} className="shrink-0">
      <circle {...fill} cx={9} r={8} />
      <circle {...rim} cx={9} r={8} stroke={palette.datacentre} />
      <circle {...fill} cx={30} r={4.5} />
      <circle {...rim} cx={30} r={8} stroke={palette.warnRing} />
      <circle cx={51} cy={10} r={6} fill={palette.halo} stroke={palette.warnRing} strokeWidth={3} />
    </svg>
  );
}
