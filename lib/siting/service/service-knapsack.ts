/** Core tables beyond this many cells are replaced by the relaxation. */
const MAX_TABLE_CELLS = 300_000;
/** A core that takes fewer steps to search than its table has cells; more end the search. */
const MAX_STEPS = 3_000;
/** Tables of so few cells need no search. */
const SMALL_TABLE = 10_000;
/** Two gains nearer than this, relative, are the same. */
const ROUNDING = 1e-12;

/** What may go into a knapsack; arrays are scratch of the largest size, the first `count` count. */
export interface KnapsackItems {
  count: number;
  readonly customer: Int32Array;
  /** Cost of taking all of an item, below 0. */
  readonly gain: Float64Array;
  /** Not negative. */
  readonly weight: Float64Array;
  /** Scratch: gain per weight, and items by rising ratio. */
  readonly ratio: Float64Array;
  readonly order: Int32Array;
}

/**
 * Continuous knapsack, min Σ gain·share with Σ weight·share ≤ capacity: best gain per weight first,
 * the last item in part. Takes a selection around pivots rather than a sort. Returns the sum.
 */
export function fillByRatio(items: KnapsackItems, capacity: number, share: Float64Array): number {
  const { customer, gain, weight, ratio, order } = items;
  for (let item = 0; item < items.count; item += 1) {
    order[item] = item;
    ratio[item] = (gain[item] ?? 0) / (weight[item] ?? 0);
  }
  let from = 0;
  let to = items.count;
  let room = capacity;
  let value = 0;
  while (from < to) {
    const split = splitByRatio(items, from, to);
    if (split.weightBelow > room) {
      to = split.below;
      continue;
    }
    for (let place = from; place < split.upTo; place += 1) {
      const item = order[place] ?? 0;
      const need = weight[item] ?? 0;
      const part = need <= room ? 1 : room / need;
      share[customer[item] ?? 0] = part;
      value += part * (gain[item] ?? 0);
      room -= part * need;
      if (part < 1) return value;
    }
    from = split.upTo;
  }
  return value;
}

/** Orders the items at places from … to − 1: ratios below a pivot first, then its equals. */
function splitByRatio({ order, ratio, weight }: KnapsackItems, from: number, to: number) {
  const pivot = ratio[order[(from + to) >> 1] ?? 0] ?? 0;
  let below = from;
  let upTo = to;
  let weightBelow = 0;
  for (let place = from; place < upTo; ) {
    const item = order[place] ?? 0;
    const value = ratio[item] ?? 0;
    if (value > pivot) {
      upTo -= 1;
      order[place] = order[upTo] ?? 0;
      order[upTo] = item;
      continue;
    }
    if (value < pivot) {
      order[place] = order[below] ?? 0;
      order[below] = item;
      below += 1;
      weightBelow += weight[item] ?? 0;
    }
    place += 1;
  }
  return { below, upTo, weightBelow };
}

/**
 * 0-1 knapsack, min Σ gain·share with Σ weight·share ≤ capacity, exactly: the relaxation's dual
 * prices out the items that no better filling takes or leaves (Pisinger's core), and a search, or a
 * table where weights are whole, decides the rest; where it is too large for both, the relaxation,
 * a lower bound. Returns the sum.
 */
export function fillWholly(
  items: KnapsackItems,
  capacity: number,
  share: Float64Array,
  isWhole: boolean,
): number {
  const { count, customer, gain, weight, ratio, order } = items;
  for (let item = 0; item < count; item += 1) {
    order[item] = item;
    ratio[item] = (gain[item] ?? 0) / (weight[item] ?? 0);
  }
  const ranked = order.subarray(0, count);
  ranked.sort((a, b) => (ratio[a] ?? 0) - (ratio[b] ?? 0) || a - b);
  // Greedily: all that fit by ratio. The first that does not sets the price of room.
  // Rounding must not keep out what fits exactly: the value is a lower bound.
  const size = isWhole ? Math.floor(capacity) : capacity * (1 + ROUNDING);
  let room = size;
  let greedy = 0;
  let relaxed = Number.NaN;
  let roomPrice = 0;
  for (const item of ranked) {
    const need = weight[item] ?? 0;
    if (need > room) {
      if (Number.isNaN(relaxed)) {
        roomPrice = -(ratio[item] ?? 0);
        relaxed = greedy - roomPrice * room;
      }
      continue;
    }
    share[customer[item] ?? 0] = 1;
    greedy += gain[item] ?? 0;
    room -= need;
  }
  const slack = greedy - relaxed + ROUNDING * Math.abs(greedy);
  if (!(slack > 0)) return greedy;
  return decideCore(items, size, roomPrice, slack, share, isWhole) ?? relaxed;
}

/** Decides the items whose other choice costs at most `slack`; null where these are too many. */
function decideCore(
  items: KnapsackItems,
  capacity: number,
  roomPrice: number,
  slack: number,
  share: Float64Array,
  isWhole: boolean,
): number | null {
  const { count, customer, gain, weight } = items;
  const core: number[] = [];
  let room = capacity;
  let value = 0;
  for (let item = 0; item < count; item += 1) {
    const reduced = (gain[item] ?? 0) + roomPrice * (weight[item] ?? 0);
    if (Math.abs(reduced) <= slack) core.push(item);
    share[customer[item] ?? 0] = reduced < -slack ? 1 : 0;
    if (reduced >= -slack) continue;
    room -= weight[item] ?? 0;
    value += gain[item] ?? 0;
  }
  const cells = isWhole ? core.length * (room + 1) : Number.POSITIVE_INFINITY;
  const found = cells > SMALL_TABLE ? searchCore(items, core, room, share) : null;
  if (found !== null) return value + found;
  return cells > MAX_TABLE_CELLS ? null : value + fillTable(items, core, room, share);
}

/** The best filling by depth-first search behind the relaxation; null where that takes too long. */
function searchCore(
  { customer, gain, weight, ratio }: KnapsackItems,
  core: readonly number[],
  room: number,
  share: Float64Array,
): number | null {
  const ranked = core.toSorted((a, b) => (ratio[a] ?? 0) - (ratio[b] ?? 0) || a - b);
  let best = 0;
  let taken: readonly number[] = [];
  let steps = 0;
  /** Lower bound on what items from `from` on add. */
  const relax = (from: number, left: number): number => {
    let value = 0;
    let free = left;
    for (let place = from; place < ranked.length; place += 1) {
      const item = ranked[place] ?? 0;
      const need = weight[item] ?? 0;
      if (need > free) return value + (ratio[item] ?? 0) * free;
      value += gain[item] ?? 0;
      free -= need;
    }
    return value;
  };
  const decide = (place: number, left: number, value: number, path: readonly number[]): void => {
    steps += 1;
    if (value < best) [best, taken] = [value, path];
    if (steps > MAX_STEPS || place === ranked.length) return;
    if (value + relax(place, left) >= best - ROUNDING * Math.abs(best)) return;
    const item = ranked[place] ?? 0;
    const need = weight[item] ?? 0;
    if (need <= left) decide(place + 1, left - need, value + (gain[item] ?? 0), [...path, item]);
    decide(place + 1, left, value, path);
  };
  decide(0, room, 0, []);
  if (steps > MAX_STEPS) return null;
  for (const item of taken) share[customer[item] ?? 0] = 1;
  return best - ROUNDING * Math.abs(best);
}

/** The best filling of whole weights by a table over the room. */
function fillTable(
  { customer, gain, weight }: KnapsackItems,
  core: readonly number[],
  room: number,
  share: Float64Array,
): number {
  const size = room + 1;
  const best = new Float64Array(size);
  const takes = new Uint8Array(core.length * size);
  core.forEach((item, place) => {
    const need = weight[item] ?? 0;
    const earned = gain[item] ?? 0;
    for (let left = size - 1; left >= need; left -= 1) {
      const sum = (best[left - need] ?? 0) + earned;
      if (sum >= (best[left] ?? 0)) continue;
      best[left] = sum;
      takes[place * size + left] = 1;
    }
  });
  let left = room;
  for (let place = core.length - 1; place >= 0; place -= 1) {
    if (takes[place * size + left] !== 1) continue;
    const item = core[place] ?? 0;
    share[customer[item] ?? 0] = 1;
    left -= weight[item] ?? 0;
  }
  return best[room] ?? 0;
}
