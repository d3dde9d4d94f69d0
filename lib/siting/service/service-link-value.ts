import type { ServiceNetwork } from "./service-network";

/** Knapsack tables beyond this many cells are left out: the bound is weaker, but holds. */
const MAX_TABLE_CELLS = 300_000;

/**
 * What serving customer j from `site` costs at least on top of the best filling of its knapsack,
 * [customer], ≥ 0: the larger of two bounds on the filling that takes j,
 *
 *   gain[j] + best filling of capacity − demand[j]        (0-1 items by a table, else relaxed)
 *   relaxed filling + max(0, gain[j] + demand[j]·μ)       (μ: price of room in the relaxation)
 *
 * where gain = cost − price and `filled` is a lower bound on what the best filling is worth.
 */
export function valueLinks(
  network: ServiceNetwork,
  site: number,
  price: Float64Array,
  filled: number,
): Float64Array {
  const { customerCount, demand } = network;
  const isWhole = demand.every((value) => Number.isInteger(value));
  const size = network.capacity[site] ?? 0;
  const capacity = isWhole ? Math.floor(size) : size;
  const gain = Float64Array.from(
    { length: customerCount },
    (_, j) => (network.cost[site * customerCount + j] ?? Infinity) - (price[j] ?? 0),
  );
  const weigh = (j: number) => demand[j] ?? 0;
  const items = [...gain.keys()].filter((j) => (gain[j] ?? 0) < 0 && weigh(j) <= capacity);
  const relaxation = relaxFilling(items, gain, demand);
  const { value: relaxed, roomPrice } = relaxation(capacity);
  const table = isWhole ? fillAllRooms(items, gain, demand, capacity) : null;
  const fillRoom = (room: number) => table?.[room] ?? relaxation(room).value;
  return gain.map((own, j) => {
    if (own === Infinity || weigh(j) > capacity) return Infinity;
    const byPrice = relaxed + Math.max(0, own + roomPrice * weigh(j));
    const byRoom = own + fillRoom(capacity - weigh(j));
    return Math.max(0, own, byPrice - filled, byRoom - filled);
  });
}

/** The continuous knapsack of any room: what its filling is worth, and the dual price of room. */
function relaxFilling(
  items: readonly number[],
  gain: Float64Array,
  demand: Float64Array,
): (room: number) => { readonly value: number; readonly roomPrice: number } {
  const ratio = (j: number) => (gain[j] ?? 0) / (demand[j] ?? 0);
  const ranked = items.toSorted((a, b) => ratio(a) - ratio(b) || a - b);
  const weightBefore = new Float64Array(ranked.length + 1);
  const valueBefore = new Float64Array(ranked.length + 1);
  ranked.forEach((j, rank) => {
    weightBefore[rank + 1] = (weightBefore[rank] ?? 0) + (demand[j] ?? 0);
    valueBefore[rank + 1] = (valueBefore[rank] ?? 0) + (gain[j] ?? 0);
  });
  return (room) => {
    let whole = 0;
    let tooMany = ranked.length + 1;
    while (tooMany - whole > 1) {
      const middle = (whole + tooMany) >> 1;
      if ((weightBefore[middle] ?? 0) <= room) whole = middle;
      else tooMany = middle;
    }
    const value = valueBefore[whole] ?? 0;
    const next = ranked[whole];
    if (next === undefined) return { value, roomPrice: 0 };
    const part = ratio(next) * (room - (weightBefore[whole] ?? 0));
    return { value: value + part, roomPrice: -ratio(next) };
  };
}

/** Best 0-1 filling of every room up to the capacity, [room]; null where the table is too large: whole demands. */
function fillAllRooms(
  items: readonly number[],
  gain: Float64Array,
  demand: Float64Array,
  capacity: number,
): Float64Array | null {
  if ((items.length + 1) * (capacity + 1) > MAX_TABLE_CELLS) return null;
  const best = new Float64Array(capacity + 1);
  for (const item of items) {
    const need = demand[item] ?? 0;
    const own = gain[item] ?? 0;
    for (let room = capacity; room >= need; room -= 1) {
      const value = (best[room - need] ?? 0) + own;
      if (value < (best[room] ?? 0)) best[room] = value;
    }
  }
  return best;
}
