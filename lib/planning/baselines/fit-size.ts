import type { SitingProblem } from "@/lib/siting/siting-problem";

const ROUNDING = 1e-6;

/** What a site may still take in one step. */
export interface SizeRoom {
  /** Most that may be added, MW. */
  readonly roomMw: number;
  /** Load of the site before, MW; 0 = closed. */
  readonly loadMw: number;
  /** Least load when open, MW. */
  readonly minMw: number;
  /** Part of the target that is not placed yet, MW. */
  readonly leftMw: number;
  /** Least that a later site needs, MW; 0 where no other may open. */
  readonly nextMinMw: number;
}

/**
 * The largest step that keeps sizes in whole modules or kilowatts, opens no site below its least
 * load, and leaves either nothing of the target or enough for another site; 0 where there is none.
 */
export function fitSize({ moduleMw }: Pick<SitingProblem, "moduleMw">, size: SizeRoom): number {
  const { roomMw, loadMw, minMw, leftMw, nextMinMw } = size;
  const step = moduleMw ?? 0.001;
  const floor = (mw: number) => Math.floor(mw / step + ROUNDING) * step;
  const leastMw = loadMw > 0 ? step : Math.ceil(minMw / step - ROUNDING) * step;
  let mw = floor(Math.min(roomMw, leftMw));
  const restMw = leftMw - mw;
  if (restMw > ROUNDING && restMw < nextMinMw - ROUNDING) {
    // Growing an open site can wait; opening one at its least load leaves the most.
    const keptMw = floor(leftMw - nextMinMw);
    mw = loadMw > 0 ? keptMw : Math.max(leastMw, keptMw);
  }
  return mw < leastMw - ROUNDING || mw > Math.min(roomMw, leftMw) + ROUNDING ? 0 : mw;
}
