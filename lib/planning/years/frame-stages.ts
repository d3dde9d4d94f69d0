import { CodedError } from "@/lib/errors";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { StagesRequest } from "@/lib/schema/stages-request";
import { findProvinceHeadroom } from "@/lib/siting/frame-limits";
import {
  buildGridOfYear,
  type GridFuture,
  type GridOfYear,
  sumNewRenewables,
} from "./grid-of-year";

/** One stage as a siting question of its own, on the network of its year. */
export interface FramedStage {
  readonly year: number;
  readonly targetMw: number;
  /** How much the stage counts; only the ratios matter. */
  readonly weight: number;
  readonly gridOfYear: GridOfYear;
  readonly tables: {
    readonly bus: boolean;
    readonly province: boolean;
    readonly capitalInterface: boolean;
  };
  readonly scenario: Scenario;
  readonly data: SitingData;
}

function refuse(bad: boolean, message: string, field: string): void {
  if (bad) throw new CodedError("bad_field", message, field);
}

/** Refuses what no order of years can mean; throws `bad_field` or `unknown_id` with the field. */
export function checkStages(request: StagesRequest, { base, projects }: GridFuture): void {
  const { stages, slips, newGeneration, retirements, scenario } = request;
  refuse(scenario.engine !== "highs", "Stages are planned by highs alone", "scenario.engine");
  stages.forEach(({ year, targetMw }, position) => {
    const before = stages[position - 1];
    if (!before) return;
    const field = `stages.${position}`;
    refuse(year <= before.year, "Years must rise from stage to stage", `${field}.year`);
    const shrinks = targetMw < before.targetMw;
    refuse(shrinks, "What is built stays: a target cannot fall", `${field}.targetMw`);
  });
  refuse(
    !stages.some(({ weight }) => weight > 0),
    "At least one weight must be above 0",
    "stages.0.weight",
  );
  const ids = new Set(projects.map(({ id }) => id));
  const slipped = new Set<string>();
  slips.forEach(({ project }, position) => {
    const field = `slips.${position}.project`;
    if (!ids.has(project)) throw new CodedError("unknown_id", `No project ${project}`, field);
    refuse(slipped.has(project), `${project} is slipped twice`, field);
    slipped.add(project);
  });
  const buses = new Set(base.buses.map(({ bus }) => bus));
  newGeneration.forEach(({ bus }, position) => {
    if (buses.has(bus)) return;
    throw new CodedError("unknown_id", `No bus ${bus}`, `newGeneration.${position}.bus`);
  });
  const units = new Set(base.generators.map(({ unit }) => unit));
  retirements.forEach(({ unit }, position) => {
    if (units.has(unit)) return;
    throw new CodedError("unknown_id", `No unit ${unit}`, `retirements.${position}.unit`);
  });
}

/**
 * Bounds by province with those of places off the network (Jeju): no power flow says anything of
 * them, so the published figure, all that is known, holds in every year.
 */
function holdOffNetwork(
  { limits, provinceBounds }: Scenario,
  { provinces, stations }: SitingData,
): Scenario["provinceBounds"] {
  const connected = new Set(
    stations.filter(({ bus }) => bus !== null).map(({ province }) => province),
  );
  const held = provinces.flatMap((province) => {
    const headroom = findProvinceHeadroom(province, limits.province);
    if (connected.has(province.code) || !headroom) return [];
    const { minMw = 0, maxMw = null } = provinceBounds[province.code] ?? {};
    const bound = { minMw, maxMw: Math.min(maxMw ?? headroom.mw, headroom.mw) };
    return [[province.code, bound] as const];
  });
  return { ...provinceBounds, ...Object.fromEntries(held) };
}

/** The scenario of a year: its target, its network, and the tables that still say something of it. */
function frameScenario(
  { scenario, network, tables }: StagesRequest,
  data: SitingData,
  year: number,
  targetMw: number,
): Pick<FramedStage, "scenario" | "tables"> {
  const isWithin = (through: number | null) => through !== null && year <= through;
  const counts = {
    bus: isWithin(tables.busThrough),
    province: isWithin(tables.provinceThrough),
    capitalInterface: isWithin(tables.capitalInterfaceThrough),
  };
  const { limits } = scenario;
  return {
    tables: counts,
    scenario: {
      ...scenario,
      targetMw,
      provinceBounds: counts.province ? scenario.provinceBounds : holdOffNetwork(scenario, data),
      limits: {
        ...limits,
        bus: counts.bus ? limits.bus : "none",
        province: counts.province ? limits.province : "none",
        capitalInterfaceMw: counts.capitalInterface ? limits.capitalInterfaceMw : null,
      },
      grid: { ...scenario.grid, model: network },
    },
  };
}

/** The data of a year: solar and wind power that a user assumes counts for matching, too. */
function frameData(data: SitingData, request: StagesRequest, year: number): SitingData {
  const added = sumNewRenewables(request, year);
  if (added.size === 0) return data;
  return {
    ...data,
    buses: data.buses.map((bus) => {
      const more = added.get(bus.bus);
      if (!more) return bus;
      return { ...bus, solarMw: bus.solarMw + more.solarMw, windMw: bus.windMw + more.windMw };
    }),
  };
}

/** Makes each stage of a request a question of its own; throws what `checkStages` throws. */
export function frameStages(future: GridFuture, data: SitingData): FramedStage[] {
  const { request } = future;
  checkStages(request, future);
  return request.stages.map(({ year, targetMw, weight }) => ({
    year,
    targetMw,
    weight,
    gridOfYear: buildGridOfYear(future, year),
    ...frameScenario(request, data, year, targetMw),
    data: frameData(data, request, year),
  }));
}
