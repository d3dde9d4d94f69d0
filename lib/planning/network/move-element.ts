import type { GridData } from "@/lib/schema/grid-data";
import { measureWorth, type NetworkElement } from "./network-element";
import { type NetworkCut, PlanNetwork } from "./plan-network";

/** Name of the plant that stands for more output at a bus; no unit of the data is called so. */
const MORE_OUTPUT = "more-output";
/**
 * A step of one MW is to be told apart from what a dispatch leaves to rounding. Nobody waits for it
 * at a slider.
 */
const SHARP = { lane: "long", toleranceMw: 0.001 } as const;

/** The grid data with an element larger by some MW. */
export function moveElement(grid: GridData, element: NetworkElement, mw: number): GridData {
  switch (element.kind) {
    case "line":
      return {
        ...grid,
        branches: grid.branches.map((branch, position) => {
          if (position !== element.branch) return branch;
          const ratingMw = branch.ratingMw + mw;
          return { ...branch, ratingMw, circuitRatingMw: ratingMw / branch.circuits };
        }),
      };
    case "link":
      return {
        ...grid,
        hvdcLinks: grid.hvdcLinks.map((link, position) => {
          if (position !== element.link) return link;
          return element.direction === "forward"
            ? { ...link, pmaxMw: link.pmaxMw + mw }
            : { ...link, pminMw: link.pminMw - mw };
        }),
      };
    case "capital-import":
      return grid;
    case "generation":
      return addOutput(grid, element, mw);
  }
}

/** A plant of its own at the bus, out of service in every other hour. */
function addOutput(
  grid: GridData,
  { hour, bus }: NetworkElement & { kind: "generation" },
  mw: number,
): GridData {
  const plant = { unit: MORE_OUTPUT, nameKo: MORE_OUTPUT, fuel: "lng" as const };
  const cost = { costA: 0, costB: 0, costC: 0 };
  const output = { bus: grid.buses[bus]?.bus ?? -1, pminMw: 0, pmaxMw: mw };
  return {
    ...grid,
    generators: [...grid.generators, { ...plant, ...output, ...cost }],
    stressHours: grid.stressHours.map((one) =>
      one.id === hour ? one : { ...one, unitsOut: [...one.unitsOut, MORE_OUTPUT] },
    ),
  };
}

/** A network with limits of it that are known from the start. */
export interface KnownNetwork {
  readonly network: PlanNetwork;
  readonly known: readonly NetworkCut[];
}

/** The network as it is, in a store of its own that counts smaller shortfalls. */
export function sharpenNetwork(
  { store, asked }: PlanNetwork,
  cuts: readonly NetworkCut[],
): KnownNetwork {
  const own = new PlanNetwork(store.changeLimits(store.grid, SHARP), asked);
  return { network: own, known: cuts.filter(isFound) };
}

/**
 * The same with an element larger by some MW, and the limits known of the old network moved with it:
 *
 *   Σ weight[b] · L[b] ≤ upper + worth · mw
 *
 * The duals of a dispatch stay feasible when its limits move, so that what they say stays valid.
 */
export function moveNetwork(
  { store, asked }: PlanNetwork,
  cuts: readonly NetworkCut[],
  element: NetworkElement,
  mw: number,
): KnownNetwork {
  const { capitalImportCapMw } = asked;
  const isCap = element.kind === "capital-import" && capitalImportCapMw !== null;
  const rules = isCap ? { ...asked, capitalImportCapMw: capitalImportCapMw + mw } : asked;
  const moved = store.changeLimits(moveElement(store.grid, element, mw), SHARP);
  const known = cuts.filter(isFound).map((one): NetworkCut => {
    const upperMw = one.cut.upperMw + measureWorth(one, element) * mw;
    return { ...one, cut: { ...one.cut, upperMw } };
  });
  return { network: new PlanNetwork(moved, rules), known };
}

/** Whether a limit came of a dispatch; the adequacy of each hour is computed anew. */
function isFound({ mwPerSupplyMw }: NetworkCut): boolean {
  return mwPerSupplyMw === undefined;
}
