import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { type AxisGoal, measureAxis, minimiseAxes, type TradeOffModel } from "./trade-off-model";

export interface TradeOffQuestion {
  /** The axis that is bounded step by step. */
  readonly x: TradeOffAxis;
  /** The axis that is made as small as each bound allows. */
  readonly y: TradeOffAxis;
  readonly pointCount: number;
  readonly signal?: AbortSignal;
}

/** A point of the curve as the model sees it; x and y in their axes' units. */
export interface TracedPoint {
  readonly index: number;
  readonly total: number;
  readonly epsilon: number;
  readonly x: number;
  readonly y: number;
  readonly yBound: number;
  /** Values of y at the two ends of the curve: the smallest, and that with the smallest x. */
  readonly yEnds: readonly [best: number, worst: number];
  readonly columns: Float64Array;
}

/** Part of x, in its own range, that counts beside the whole range of y (the augmentation). */
const AUGMENTATION = 5e-5;
/** The same for the second axis of an end. */
const END_AUGMENTATION = 1e-3;
/** The same for the axes that are in neither place, once the open sites are chosen. */
const EXTRA = 1e-4;
/** A point whose y is this close to its bound, as a part of y itself, is good enough. */
const POINT_GAP = 1e-3;
/** An end this close to its bound, as a part of its axis's width over all plans. */
const END_GAP = 5e-4;
/** Time for one point, ms; the effort limit is reached long before on models of this size. */
const POINT_LIMIT_MS = 4_000;
/** Time for an end, ms: it comes first, on an engine that may still be cold. */
const END_LIMIT_MS = 10_000;
/** What a bound on an axis is loosened by, so that a point found before stays within it. */
const LOOSE = 1e-7;

/** Positions 0…n−1, the ends first, then the middle, the quarters, … */
export function orderByBisection(count: number): number[] {
  const order = count > 1 ? [count - 1, 0] : [0];
  let spans: ReadonlyArray<readonly [number, number]> = [[0, count - 1]];
  while (spans.length > 0) {
    spans = spans.flatMap(([from, to]): [number, number][] => {
      const middle = Math.floor((from + to) / 2);
      if (middle === from) return [];
      order.push(middle);
      return [
        [from, middle],
        [middle, to],
      ];
    });
  }
  return order;
}

/** A curve narrower than this part of an axis's width over all plans is not scaled up further. */
const NARROW = 1e-3;

interface Scales {
  readonly x: number;
  readonly y: number;
}

/** Traces one curve; keeps what has been found, so that each new point starts from a better one. */
class Tracer {
  private readonly found = new Map<number, TracedPoint>();

  constructor(
    private readonly trade: TradeOffModel,
    private readonly question: TradeOffQuestion,
  ) {}

  /** Width of an axis over all plans, in its own unit. */
  widthOf(axis: TradeOffAxis): number {
    if (axis === "capitalShare") return 1;
    const range = this.trade.ranges?.get(axis);
    return Math.max(range ? range.nadir - range.ideal : 1, 1e-6);
  }

  private listExtras(): Map<TradeOffAxis, number> {
    const { x, y } = this.question;
    const others = (["grid", "decentralisation", "renewables", "access"] as const).filter(
      (axis) => axis !== x && axis !== y,
    );
    return new Map(others.map((axis) => [axis, EXTRA / this.widthOf(axis)]));
  }

  private minimise(
    goal: Omit<AxisGoal, "extras">,
    effort: { readonly gap: number; readonly limitMs: number; readonly start?: Float64Array },
  ) {
    const { limitMs, ...rest } = effort;
    const options = {
      ...rest,
      signal: this.question.signal,
      deadline: performance.now() + limitMs,
    };
    return minimiseAxes(this.trade, { ...goal, extras: this.listExtras() }, options);
  }

  /** One axis put first, the other as small as that allows. */
  findEnd(first: TradeOffAxis, second: TradeOffAxis) {
    const parts = new Map([
      [first, 1 / this.widthOf(first)],
      [second, END_AUGMENTATION / this.widthOf(second)],
    ]);
    return this.minimise({ parts, upper: new Map() }, { gap: END_GAP, limitMs: END_LIMIT_MS });
  }

  measure(columns: Float64Array): { x: number; y: number } {
    const { x, y } = this.question;
    return {
      x: measureAxis(this.trade, x, columns),
      y: measureAxis(this.trade, y, columns),
    };
  }

  /** The nearest point found with a tighter bound: it keeps this one's bound too. */
  private findTighter(index: number): TracedPoint | undefined {
    return [...this.found.values()]
      .filter((point) => point.index < index)
      .sort((a, b) => b.index - a.index)[0];
  }

  /** min y + δ·x over plans with x ≤ ε; δ·ε is taken off the bound, so that it bounds y alone. */
  async findPoint(
    place: Pick<TracedPoint, "index" | "total" | "epsilon" | "yEnds">,
    scales: Scales,
    start: Float64Array,
  ): Promise<TracedPoint | null> {
    const { x, y } = this.question;
    const perX = AUGMENTATION / scales.x;
    const parts = new Map([
      [y, 1 / scales.y],
      [x, perX],
    ]);
    const loose = place.epsilon + LOOSE * Math.max(1, Math.abs(place.epsilon));
    const tighter = this.findTighter(place.index);
    const from = tighter?.columns ?? start;
    const gap = POINT_GAP * Math.max(1, Math.abs(place.yEnds[0]) / scales.y);
    const effort = { gap, limitMs: POINT_LIMIT_MS, start: from };
    const solution = await this.minimise({ parts, upper: new Map([[x, loose]]) }, effort);
    if (!solution) return null;
    const bound = (solution.bound - perX * loose) * scales.y;
    const own = { columns: solution.x, ...this.measure(solution.x) };
    // Within the gap a point may come out worse than one that was found under a tighter bound.
    const best = tighter && tighter.y < own.y ? tighter : own;
    const point = { ...place, ...pickValues(best), yBound: Math.min(bound, best.y) };
    this.found.set(place.index, point);
    return point;
  }

  /** Points found earlier under looser bounds that this one betters, with its values. */
  replaceWorse(point: TracedPoint): TracedPoint[] {
    // A difference of the size of the solver's tolerance is not worth a word.
    const noise = LOOSE * Math.max(1, Math.abs(point.y));
    const worse = [...this.found.values()].filter(
      ({ index, y }) => index > point.index && y > point.y + noise,
    );
    return worse.map((other) => {
      const better = { ...other, ...pickValues(point), yBound: Math.min(other.yBound, point.y) };
      this.found.set(other.index, better);
      return better;
    });
  }
}

function pickValues({ columns, x, y }: Pick<TracedPoint, "columns" | "x" | "y">) {
  return { columns, x, y };
}

/**
 * Traces the curve between two axes by augmented ε-constraints (AUGMECON):
 *
 *   point k:  min  y/Y + δ·x/X   over plans with  x ≤ ε[k],   ε[k] = x_0 + (x_n − x_0)·k ÷ n
 *
 * x_0 is the smallest x, x_n the x of the smallest y; X and Y are the extents of the curve. Every
 * point of the front can be reached, those too that no weighting of the two finds. Yields the ends
 * first, then bisects; a point may be yielded again where a later one betters it. The same model
 * and question give the same points. Yields nothing where the rules admit no plan, one point where
 * the two axes do not conflict; ends silently when the signal aborts.
 */
export async function* traceTradeOff(
  trade: TradeOffModel,
  question: TradeOffQuestion,
): AsyncGenerator<TracedPoint> {
  const tracer = new Tracer(trade, question);
  const bestY = await tracer.findEnd(question.y, question.x);
  const bestX = bestY && (await tracer.findEnd(question.x, question.y));
  if (!bestY || !bestX || question.signal?.aborted) return;
  const [last, first] = [tracer.measure(bestY.x), tracer.measure(bestX.x)];
  const conflict = last.x - first.x > LOOSE * Math.max(1, Math.abs(last.x));
  const total = conflict ? question.pointCount : 1;
  const scales = {
    x: Math.max(last.x - first.x, NARROW * tracer.widthOf(question.x)),
    y: Math.max(first.y - last.y, NARROW * tracer.widthOf(question.y)),
  };
  for (const index of orderByBisection(total)) {
    if (question.signal?.aborted) return;
    const part = total > 1 ? index / (total - 1) : 1;
    const epsilon = first.x + (last.x - first.x) * part;
    const place = { index, total, epsilon, yEnds: [last.y, first.y] as const };
    const start = index === total - 1 ? bestY.x : bestX.x;
    const point = await tracer.findPoint(place, scales, start);
    if (!point) continue;
    yield point;
    yield* tracer.replaceWorse(point);
  }
}
