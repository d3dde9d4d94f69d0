import type { Fact } from "@/lib/schema/facts";
import type { GridBranch, GridData } from "@/lib/schema/grid-data";
import type { Reinforcement } from "@/lib/schema/grid-state";

/** A planned link and the provinces along it, from the generating end to the capital region. */
interface Corridor {
  readonly fact: string;
  readonly steps: readonly ReadonlySet<string>[];
}

const CAPITAL = new Set(["11", "28", "41"]);

/**
 * Corridors of the planned direct-current links. A branch belongs to one when it crosses from one
 * step to the next: the link takes flow off that crossing. Which branch it relieves by how much is
 * not known here, since the network model has none of these links.
 */
const corridors: readonly Corridor[] = [
  {
    fact: "west-coast-hvdc",
    steps: [new Set(["12"]), new Set(["52"]), new Set(["44"]), CAPITAL],
  },
  { fact: "east-coast-hvdc", steps: [new Set(["47"]), new Set(["51"]), CAPITAL] },
];

/** The published facts that a branch may be matched with. */
export function listReinforcements(facts: readonly Fact[]): Reinforcement[] {
  return facts.flatMap(({ id, statement, vintage, source }) =>
    corridors.some(({ fact }) => fact === id) ? [{ id, statement, vintage, source }] : [],
  );
}

/** Ids of the planned links whose corridor a branch lies in. */
export function matchReinforcements(
  grid: Pick<GridData, "buses">,
  branch: Pick<GridBranch, "fromBus" | "toBus">,
): string[] {
  const provinceOf = (bus: number) => grid.buses.find((one) => one.bus === bus)?.province ?? "";
  const from = provinceOf(branch.fromBus);
  const to = provinceOf(branch.toBus);
  return corridors.flatMap(({ fact, steps }) => {
    const crosses = steps.some((step, position) => {
      const next = steps[position + 1];
      if (next === undefined) return false;
      return (step.has(from) && next.has(to)) || (step.has(to) && next.has(from));
    });
    return crosses ? [fact] : [];
  });
}
