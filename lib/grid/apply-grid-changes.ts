import { CodedError } from "@/lib/errors";
import type { GridBranch, GridData, GridGenerator, HvdcLink } from "@/lib/schema/grid-data";

/** What may have changed by a later year, or by a slip; every part is an assumption of its user. */
export interface GridChanges {
  /** Demand before new data centres ÷ demand of 2025, in every hour; 1 = unchanged. */
  readonly demandFactor?: number;
  /** New thermal or nuclear units. */
  readonly generators?: readonly GridGenerator[];
  /** Units that are gone, by id. */
  readonly retired?: readonly string[];
  /** New direct-current links. */
  readonly hvdcLinks?: readonly HvdcLink[];
  /** New alternating-current lines, numbered apart from those that exist. */
  readonly branches?: readonly GridBranch[];
  /** Circuits added to (or, below 0, taken off) a branch, each of its branch's kind. */
  readonly circuits?: ReadonlyArray<{ readonly branch: number; readonly added: number }>;
  /** Whether units on scheduled outage run all the same: maintenance moved out of stress hours. */
  readonly moveMaintenance?: boolean;
}

/**
 * The grid data with changes applied. Circuits change a branch's rating and reactance together: n
 * equal circuits in parallel have n × the rating and 1/n of the reactance. Throws `unknown_id` or
 * `bad_field` naming the change.
 */
export function applyGridChanges(grid: GridData, changes: GridChanges): GridData {
  const { demandFactor = 1, generators = [], retired = [] } = changes;
  const { hvdcLinks = [], branches = [] } = changes;
  if (!(demandFactor > 0 && Number.isFinite(demandFactor))) {
    throw new CodedError("bad_field", "demandFactor must be above 0", "demandFactor");
  }
  const buses = new Set(grid.buses.map(({ bus }) => bus));
  for (const [place, bus] of [
    ...generators.map(({ bus }, i) => [`generators[${i}].bus`, bus] as const),
    ...hvdcLinks.map(({ fromBus }, i) => [`hvdcLinks[${i}].fromBus`, fromBus] as const),
    ...hvdcLinks.map(({ toBus }, i) => [`hvdcLinks[${i}].toBus`, toBus] as const),
    ...branches.map(({ fromBus }, i) => [`branches[${i}].fromBus`, fromBus] as const),
    ...branches.map(({ toBus }, i) => [`branches[${i}].toBus`, toBus] as const),
  ]) {
    if (!buses.has(bus)) throw new CodedError("unknown_id", `There is no bus ${bus}`, place);
  }
  const numbers = [...grid.branches, ...branches].map(({ branch }) => branch);
  if (new Set(numbers).size < numbers.length) {
    throw new CodedError("bad_field", "A new line has the number of another", "branches");
  }
  const gone = new Set(retired);
  for (const id of gone) {
    if (!grid.generators.some(({ unit }) => unit === id)) {
      throw new CodedError("unknown_id", `There is no unit ${id.slice(0, 40)}`, "retired");
    }
  }
  return {
    ...grid,
    branches: [...addCircuits(grid, changes.circuits ?? []), ...branches],
    generators: [...grid.generators.filter(({ unit }) => !gone.has(unit)), ...generators],
    hvdcLinks: [...grid.hvdcLinks, ...hvdcLinks],
    stressHours: grid.stressHours.map((hour) => ({
      ...hour,
      demandMw: hour.demandMw * demandFactor,
      unitsOut: changes.moveMaintenance === true ? [] : hour.unitsOut,
    })),
  };
}

function addCircuits(
  grid: GridData,
  circuits: ReadonlyArray<{ readonly branch: number; readonly added: number }>,
): GridData["branches"] {
  const added = new Map<number, number>();
  circuits.forEach(({ branch, added: count }, position) => {
    const known = grid.branches.find((candidate) => candidate.branch === branch);
    const field = `circuits[${position}]`;
    if (known === undefined)
      throw new CodedError("unknown_id", `There is no branch ${branch}`, field);
    const sum = (added.get(branch) ?? 0) + count;
    if (!Number.isInteger(count) || known.circuits + sum < 1) {
      throw new CodedError("bad_field", "at least one whole circuit must be left", field);
    }
    added.set(branch, sum);
  });
  return grid.branches.map((branch) => {
    const circuitCount = branch.circuits + (added.get(branch.branch) ?? 0);
    const ratio = circuitCount / branch.circuits;
    return {
      ...branch,
      circuits: circuitCount,
      ratingMw: branch.ratingMw * ratio,
      reactancePu: branch.reactancePu / ratio,
      resistancePu: branch.resistancePu / ratio,
    };
  });
}
