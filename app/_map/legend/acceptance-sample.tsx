import type { MapPalette } from "../layers/map-palette";
import { acceptanceRadiusPx } from "../layers/style-acceptance";

/** Two rings: chosen in few samples, and in all. */
export function AcceptanceSample({ palette }: { palette: MapPalette }) {
  return (
    <svg aria-hidden width={44} height={26} className="shrink-0">
      {[0.2, 1].map((acceptance, position) => (
        <circle
          key={acceptance}
          cx={6 + 22 * position}
          cy={13}
          r={acceptanceRadiusPx(acceptance)}
          fill="none"
          stroke={palette.label}
          strokeWidth={1.6}
          strokeOpacity={0.15 + 0.8 * acceptance}
        />
      ))}
    </svg>
  );
}
