import { GRID_BASE_YEAR, type StagesRequest } from "@/lib/schema/stages-request";

/** A year and what demand is in it, demand of 2025 = 1. */
interface Anchor {
  readonly year: number;
  readonly factor: number;
}

function grow(yearlyPct: number, years: number): number {
  return (1 + yearlyPct / 100) ** years;
}

/**
 * Demand before new load ÷ demand of 2025 in any year: (1 + growth)^(year − 2025), or what a stage
 * states for its year; between two years that are known it grows by the same part each year.
 */
export function findDemandFactor(
  { stages, demandGrowthPctPerYear }: StagesRequest,
  year: number,
): number {
  const known: Anchor[] = [{ year: GRID_BASE_YEAR, factor: 1 }];
  for (const stage of stages) {
    const last = known.at(-1) ?? { year: GRID_BASE_YEAR, factor: 1 };
    const grown = last.factor * grow(demandGrowthPctPerYear, stage.year - last.year);
    known.push({ year: stage.year, factor: stage.demandFactor ?? grown });
  }
  const before = known.filter((anchor) => anchor.year <= year).at(-1) ?? { year, factor: 1 };
  const after = known.find((anchor) => anchor.year > year);
  if (!after) return before.factor * grow(demandGrowthPctPerYear, year - before.year);
  const part = (year - before.year) / (after.year - before.year);
  return before.factor * (after.factor / before.factor) ** part;
}
