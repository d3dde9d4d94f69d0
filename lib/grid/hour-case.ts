import type { GridData, StressHour } from "../schema/grid-data";
import type { OpfDcLine, OpfGenerator } from "./dc-opf-case";
import { freeOfCost } from "./parse-power-costs";

/** A unit, or the renewables of one bus, that may produce in an hour. */
export interface HourUnit extends OpfGenerator {
  /** `g1`, `psh3`, `solar12` or `wind12`. */
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
 * The hour as the headroom method has it: units on scheduled outage left out, every other unit free
 * between 0 and full output, renewables between 0 and what the hour offers, pumped storage up to
 * full output. Demand = share × system demand. Other hydro is left out, as in the published figures.
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
  const pumped = grid.hydroUnits.flatMap((unit): HourUnit[] => {
    if (unit.kind !== "psh") return [];
    const bus = findBus(unit.bus);
    return [{ id: unit.unit, fuel: "hydro", bus, minMw: 0, maxMw: unit.pmaxMw, cost: freeOfCost }];
  });
  return {
    hour: hour.id,
    demandMw: Float64Array.from(grid.buses, (bus) => bus.demandShare * hour.demandMw),
    generators: [...thermal, ...pumped, ...listRenewables(grid, hour)],
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
