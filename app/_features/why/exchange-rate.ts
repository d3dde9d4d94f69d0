import type { CriterionValue } from "@/lib/schema/plan";
import type { CriterionId } from "@/lib/schema/scenario";

/** An amount of one criterion, in words by `unit`: MW, km, or percentage points of capital share. */
export interface Amount {
  readonly id: CriterionId;
  readonly value: number;
  readonly unit: "MW" | "km" | "%p";
}

/** Two amounts that weigh the same at the present weights. */
export interface ExchangeRate {
  readonly give: Amount;
  readonly take: Amount;
}

/** Round amounts that a person can picture. */
const GIVEN: Readonly<Record<CriterionId, number>> = {
  grid: 100,
  decentralisation: 1,
  renewables: 100,
  access: 1,
};

/** Units of a criterion in one unit of the objective; null where it does not count. */
export function countPerObjective({ weight, ideal, nadir }: CriterionValue): number | null {
  return weight > 0 && nadir > ideal ? (nadir - ideal) / weight : null;
}

/** The criterion in which costs are said: MW at grid risk, or what weighs most where that has no weight. */
export function pickCurrency(
  criteria: readonly CriterionValue[],
  except?: CriterionId,
): CriterionValue | null {
  const counted = criteria.filter((one) => one.id !== except && countPerObjective(one) !== null);
  const heaviest = [...counted].sort((a, b) => b.weight - a.weight)[0];
  return counted.find(({ id }) => id === "grid") ?? heaviest ?? null;
}

/** An objective difference as an amount of a criterion, in its own unit. */
export function sayInCurrency(objective: number, currency: CriterionValue): Amount {
  const value = objective * (countPerObjective(currency) ?? 0);
  return { id: currency.id, value, unit: currency.unit === "km" ? "km" : "MW" };
}

/** Out-of-place MW as points of the capital region's share of the target: 1 MW there is 1 MW. */
function sayAsShare(amount: Amount, targetMw: number): Amount {
  if (amount.id !== "decentralisation") return amount;
  return { ...amount, value: (amount.value / targetMw) * 100, unit: "%p" };
}

/**
 * What one criterion is worth in another at the present weights: MW at grid risk for the others,
 * points of the capital region's share for the grid. Null where nothing is weighed against it.
 */
export function findExchangeRate(
  id: CriterionId,
  criteria: readonly CriterionValue[],
  targetMw: number,
): ExchangeRate | null {
  const own = criteria.find((one) => one.id === id);
  const perObjective = own && countPerObjective(own);
  const spread = criteria.find((one) => one.id === "decentralisation");
  const canSpread = id === "grid" && spread && countPerObjective(spread) !== null;
  const other = canSpread ? spread : pickCurrency(criteria, id);
  if (!own || !perObjective || !other) return null;
  const unit = own.unit === "km" ? "km" : "MW";
  const mw = id === "decentralisation" ? (GIVEN[id] * targetMw) / 100 : GIVEN[id];
  return {
    give: sayAsShare({ id, value: mw, unit }, targetMw),
    take: sayAsShare(sayInCurrency(mw / perObjective, other), targetMw),
  };
}
