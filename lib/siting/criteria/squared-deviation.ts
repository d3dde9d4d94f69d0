/** Tangent points lie this far apart up to twice the even load; then twice as far at each doubling. */
const FIRST_STEP = 0.25;

/**
 * Where the tangents of (x − 1)² touch, x in even loads, from 0 to all of the target (x = 1 ÷ share):
 * 0, 0.25, …, 2, then in steps that double with x. x = 1 is among them, so the figure is never below 0.
 *
 * Between points a and b the largest tangent is too low by at most (b − a)² ÷ 4: by 1/64 of the even
 * load up to twice of it, by 4 % of the exact figure at most beyond.
 */
export function listTangentPoints(share: number): number[] {
  const points: number[] = [];
  let step = FIRST_STEP;
  for (let point = 0; point <= 1 / share + step; point += step) {
    points.push(point);
    if (point >= 8 * step) step *= 2;
  }
  return points;
}

/** The piecewise figure of (load − even)² ÷ even, MW: the largest of its tangents. */
export function measureSquaredDeviation(loadMw: number, evenMw: number, share: number): number {
  const x = loadMw / evenMw;
  const tangents = listTangentPoints(share).map((p) => (p - 1) ** 2 + 2 * (p - 1) * (x - p));
  return evenMw * Math.max(...tangents);
}
