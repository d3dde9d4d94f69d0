import { hasWholeShares, type ServiceNetwork } from "./service-network";

/** Sums of demands nearer to a capacity than this, relative, fill it exactly. */
const SAME_SIZE = 1e-9;
/** Decimals beyond which figures are not taken for decimal. */
const MOST_DECIMALS = 9;
/** Whole demands up to this sum, and whole costs, leave digits for sums and for the solver. */
const MOST_WHOLE = { demand: 2 ** 50, cost: 2 ** 24 };
/** What broken figures are scaled to, about. */
const USUAL_SIZE = 2 ** 10;

/** A network in units of its own, in which sums are exact where its figures allow it. */
export interface ScaledNetwork {
  readonly network: ServiceNetwork;
  /** Cost of the file = cost here · this. */
  readonly costUnit: number;
}

/**
 * Chooses the units of demand and cost: the largest of which all figures are whole multiples, where
 * these are decimals of a file, so that 0.1 + 0.2 fills 0.3 and tables count exactly; else a power
 * of two that brings them to usual sizes, far from every absolute tolerance. A capacity that whole
 * demands cannot fill exactly is rounded down to what they can; where demands are broken, it gets
 * the rounding of a sum on top.
 */
export function scaleService(network: ServiceNetwork): ScaledNetwork {
  const { size, divide } = findCostUnit(network);
  return {
    network: {
      ...network,
      ...scaleSizes(network),
      fixedCost: network.fixedCost.map(divide),
      cost: network.cost.map(divide),
    },
    costUnit: size,
  };
}

/** A unit, and how many of it a figure is. */
interface Unit {
  readonly size: number;
  readonly divide: (value: number) => number;
}

function scaleSizes(network: ServiceNetwork): Pick<ServiceNetwork, "demand" | "capacity"> {
  const { demand, capacity, singleSource } = network;
  const finite = capacity.filter(Number.isFinite);
  const unit = findCommonUnit(singleSource ? [demand] : [demand, finite], MOST_WHOLE.demand);
  if (unit) {
    const fill = (value: number) => Math.floor((value / unit.size) * (1 + SAME_SIZE));
    return {
      demand: demand.map(unit.divide),
      capacity: capacity.map(singleSource ? fill : unit.divide),
    };
  }
  const { divide } = findPower(demand.reduce((sum, value) => sum + value, 0));
  return {
    demand: demand.map(divide),
    capacity: capacity.map((value) => divide(value) * (1 + SAME_SIZE)),
  };
}

function findCostUnit(network: ServiceNetwork): Unit {
  const { siteCount, customerCount, cost, fixedCost } = network;
  const least = new Float64Array(customerCount).fill(Number.POSITIVE_INFINITY);
  cost.forEach((value, place) => {
    const customer = place % customerCount;
    least[customer] = Math.min(least[customer] ?? 0, value);
  });
  const serving = least.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);
  const usual = serving + fixedCost.reduce((sum, value) => sum + value, 0) / siteCount;
  const unit = hasWholeShares(network)
    ? findCommonUnit([fixedCost, cost.filter(Number.isFinite)], Number.MAX_SAFE_INTEGER)
    : null;
  return unit && usual / unit.size <= MOST_WHOLE.cost ? unit : findPower(usual);
}

/** The largest unit of which all values are whole multiples, at most `most` in sum; null = none. */
function findCommonUnit(lists: readonly Float64Array[], most: number): Unit | null {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    const parts = 10 ** decimals;
    const isDecimal = (value: number) => Math.round(value * parts) / parts === value;
    if (!lists.every((values) => values.every(isDecimal))) continue;
    let sum = 0;
    let divisor = 0;
    for (const values of lists) {
      for (const value of values) {
        const whole = Math.round(value * parts);
        if (whole > Number.MAX_SAFE_INTEGER) return null;
        sum += whole;
        divisor = divideCommonly(divisor, whole);
      }
    }
    const common = Math.max(1, divisor);
    if (sum / common > most) return null;
    // Whole numbers far below 2^53 divide exactly; what is not finite stays so.
    const divide = (value: number) =>
      Number.isFinite(value) ? Math.round(value * parts) / common : value;
    return { size: common / parts, divide };
  }
  return null;
}

/** Greatest common divisor of two whole numbers; of 0 and another, the other. */
export function divideCommonly(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}

/** The power of two that brings `value` to a usual size. */
export function findPower(value: number): Unit {
  const size = value > 0 ? 2 ** Math.round(Math.log2(value / USUAL_SIZE)) : 1;
  return { size, divide: (figure) => figure / size };
}
