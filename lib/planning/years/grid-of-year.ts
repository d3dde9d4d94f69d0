import { applyGridChanges } from "@/lib/grid/apply-grid-changes";
import type { GridData, GridGenerator } from "@/lib/schema/grid-data";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { StagesRequest } from "@/lib/schema/stages-request";
import { findDemandFactor } from "./demand-factor";

/** The network as it is assumed to be in a year. */
export interface GridOfYear {
  readonly year: number;
  readonly grid: GridData;
  readonly demandFactor: number;
  /** Ids of the projects in service. */
  readonly inService: readonly string[];
  /** Equal keys mean equal networks. */
  readonly key: string;
}

/** What every year's network is made from. */
export interface GridFuture {
  readonly base: GridData;
  readonly projects: readonly ModelledProject[];
  readonly request: StagesRequest;
}

/** Year from which a project counts: as slipped, else as its data say; null = never. */
export function findServiceYear(
  { id, startYear }: Pick<ModelledProject, "id" | "startYear">,
  slips: StagesRequest["slips"],
): number | null {
  const slip = slips.find(({ project }) => project === id);
  return slip ? slip.year : startYear;
}

/** Years in which something other than demand changes in the network. */
export function listChangeYears({ projects, request }: GridFuture): number[] {
  const { slips, newGeneration, retirements } = request;
  return [
    ...projects.flatMap((project) => findServiceYear(project, slips) ?? []),
    ...newGeneration.map(({ year }) => year),
    ...retirements.map(({ year }) => year),
  ];
}

const isThermal = (fuel: string): fuel is GridGenerator["fuel"] =>
  fuel === "lng" || fuel === "coal" || fuel === "nuclear";

/** A user's unit: free between 0 and full output; its costs are not asked for by any plan. */
function listNewUnits({ newGeneration }: StagesRequest, year: number): GridGenerator[] {
  return newGeneration.flatMap((unit, position): GridGenerator[] => {
    const { bus, fuel, mw: pmaxMw } = unit;
    if (unit.year > year || !isThermal(fuel)) return [];
    const id = `u-${position}`;
    return [{ unit: id, bus, nameKo: id, fuel, pminMw: 0, pmaxMw, costA: 0, costB: 0, costC: 0 }];
  });
}

/** New solar and wind power of a year by bus number, MW. */
export function sumNewRenewables(
  { newGeneration }: StagesRequest,
  year: number,
): Map<number, { solarMw: number; windMw: number }> {
  const sums = new Map<number, { solarMw: number; windMw: number }>();
  for (const unit of newGeneration) {
    if (unit.year > year || isThermal(unit.fuel)) continue;
    const sum = sums.get(unit.bus) ?? { solarMw: 0, windMw: 0 };
    if (unit.fuel === "solar") sum.solarMw += unit.mw;
    else sum.windMw += unit.mw;
    sums.set(unit.bus, sum);
  }
  return sums;
}

/**
 * The network of a year: that of 2025 with the projects in service by then, a user's units, demand
 * as assumed. Throws `unknown_id` or `bad_field` where a change does not fit the network.
 */
export function buildGridOfYear(future: GridFuture, year: number): GridOfYear {
  const { base, projects, request } = future;
  const active = projects.filter((project) => {
    const from = findServiceYear(project, request.slips);
    return from !== null && from <= year;
  });
  const demandFactor = findDemandFactor(request, year);
  const closed = request.retirements.filter((one) => one.year <= year).map(({ unit }) => unit);
  const retired = new Set([...active.flatMap(({ effect }) => effect.retired), ...closed]);
  const units = listNewUnits(request, year);
  const renewables = sumNewRenewables(request, year);
  const changed = applyGridChanges(base, {
    demandFactor,
    generators: [...active.flatMap(({ effect }) => effect.generators), ...units],
    retired: [...retired].filter((unit) => base.generators.some((one) => one.unit === unit)),
    hvdcLinks: active.flatMap(({ effect }) => effect.hvdcLinks),
    branches: active.flatMap(({ effect }) => effect.branches),
    moveMaintenance: request.moveMaintenance,
  });
  const grid: GridData = {
    ...changed,
    buses: changed.buses.map((bus) => {
      const more = renewables.get(bus.bus);
      if (!more) return bus;
      return { ...bus, solarMw: bus.solarMw + more.solarMw, windMw: bus.windMw + more.windMw };
    }),
  };
  const inService = active.map(({ id }) => id);
  const { moveMaintenance } = request;
  const key = JSON.stringify([
    inService,
    units,
    [...retired],
    [...renewables],
    demandFactor,
    moveMaintenance,
  ]);
  return { year, grid, demandFactor, inService, key };
}
