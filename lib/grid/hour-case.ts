import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { OpfDcLine, OpfGenerator } from "./dc-opf-case";
import { freeOfCost } from "./parse-power-costs";

/** A unit, or the renewables of one bus, that may produce in an hour. */
export interface HourUnit extends OpfGenerator {
  /** Of a thermal unit `g1`; of a bus's own `hydro5`, `solar12`, `wind12`. */
  readonly id: string;
  readonly fuel: "lng" | "coal" | "nuclear" | "solar" | "wind" | "hydro";
}

/** The Korean system in one hour: who asks for power and who may produce it. */
export interface HourCase {
  readonly hour: StressHour["id"];
  /** Demand before any new load, MW, [bus]. */
  readonly demandMw: Float64Array;
  readonly generators: readonly HourUnit[];
  readonly dcLines: readonly OpfDcLine[];
}

/**
 * The hour as the headroom method has it: thermal units on scheduled outage left out, every other
 * one free between 0 and full output, renewables between 0 and what the hour offers, pumped storage
 * up to full output. Demand = share × system demand.
 *
 * Costs in thousand won an hour, without the constant that a running unit pays.
 */
export function buildHourCase(grid: GridData, hour: StressHour): HourCase {
  const busIndex = new Map(grid.buses.map(({ bus }, index) => [bus, index]));
  const findBus = (bus: number) => {
    const index = busIndex.get(bus);
    if (index === undefined) throw new RangeError(`Bus ${bus} is not in the network`);
    return index;
  };
  const unitsOut = new Set(hour.unitsOut);
  const thermal = grid.generators.flatMap((unit): HourUnit[] => {
    if (unitsOut.has(unit.unit)) return [];
    const { costA: quadratic, costB: linear } = unit;
    const cost = { kind: "polynomial" as const, quadratic, linear, constant: 0 };
    const { fuel, pmaxMw: maxMw } = unit;
    return [{ id: unit.unit, fuel, bus: findBus(unit.bus), minMw: 0, maxMw, cost }];
  });
  return {
    hour: hour.id,
    demandMw: Float64Array.from(grid.buses, (bus) => bus.demandShare * hour.demandMw),
    generators: [...thermal, ...listHydro(grid, hour), ...listRenewables(grid, hour)],
    dcLines: grid.hvdcLinks.map((link) => ({
      from: findBus(link.fromBus),
      to: findBus(link.toBus),
      minMw: link.pminMw,
      maxMw: link.pmaxMw,
      lossMw: 0,
      lossShare: 0,
      cost: freeOfCost,
    })),
  };
}

function listRenewables(grid: GridData, hour: StressHour): HourUnit[] {
  return grid.buses.flatMap(({ bus: id, solarMw, windMw }, bus) => {
    const kinds = [
      { fuel: "solar" as const, maxMw: solarMw * (hour.solarCf[bus] ?? 0) },
      { fuel: "wind" as const, maxMw: windMw * (hour.windCf[bus] ?? 0) },
    ];
    return kinds.flatMap(({ fuel, maxMw }): HourUnit[] =>
      maxMw > 0 ? [{ id: `${fuel}${id}`, fuel, bus, minMw: 0, maxMw, cost: freeOfCost }] : [],
    );
  });
}

/**
 * Hydro by bus: full output of the pumped storage where the table of hydro by bus has an entry for
 * the same bus, else the table's capacity × the hour's national output ÷ capacity.
 */
function listHydro(grid: GridData, hour: StressHour): HourUnit[] {
  const pumpedMw = new Map<number, number>();
  for (const { kind, bus, pmaxMw } of grid.hydroUnits) {
    if (kind === "psh") pumpedMw.set(bus, (pumpedMw.get(bus) ?? 0) + pmaxMw);
  }
  const totalMw = grid.buses.reduce((sum, bus) => sum + bus.hydroPshMw, 0);
  return grid.buses.flatMap(({ bus: id, hydroPshMw }, bus): HourUnit[] => {
    if (hydroPshMw === 0) return [];
    const maxMw = pumpedMw.get(id) ?? hydroPshMw * (hour.hydroPshMw / totalMw);
    return [{ id: `hydro${id}`, fuel: "hydro", bus, minMw: 0, maxMw, cost: freeOfCost }];
  });
}
