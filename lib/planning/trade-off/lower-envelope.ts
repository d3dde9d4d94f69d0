/** A line that no plan lies below: other ≥ height + slope · (bounded − at). */
export interface Support {
  readonly at: number;
  readonly height: number;
  readonly slope: number;
}

export interface Vertex {
  readonly bounded: number;
  readonly other: number;
}

/** Slopes nearer than this part of their size meet nowhere that matters. */
const ALIKE = 1e-9;

function findCrossing(left: Support, right: Support): Vertex | null {
  const steeper = right.slope - left.slope;
  if (!(steeper > ALIKE * Math.max(Math.abs(left.slope), Math.abs(right.slope)))) return null;
  const lift = left.height + left.slope * (right.at - left.at) - right.height;
  const bounded = right.at + lift / steeper;
  if (!(bounded > left.at && bounded < right.at)) return null;
  return { bounded, other: left.height + left.slope * (bounded - left.at) };
}

/**
 * The highest of the supports from the first to the last place at which one touches, as a line of
 * vertices: a convex curve that the front lies on or above.
 */
export function drawLowerEnvelope(supports: readonly Support[]): Vertex[] {
  const sorted = [...supports].sort((a, b) => a.at - b.at);
  return sorted.flatMap((support, k) => {
    const before = sorted[k - 1];
    const crossing = before && findCrossing(before, support);
    const own = { bounded: support.at, other: support.height };
    return crossing ? [crossing, own] : [own];
  });
}
