import { sumCapacityMw } from "@/lib/grid/hour-program";
import type { StressHour } from "@/lib/schema/grid-data";
import { measureWorth, type NetworkElement } from "../network/network-element";
import type { NetworkCut, PlanNetwork } from "../network/plan-network";

/** A limit of the network that a program leans on. */
export interface PricedCut {
  readonly known: NetworkCut;
  /** Fall of the objective for one more MW of its right-hand side. */
  readonly dual: number;
}

/** An element whose growth the program's duals say something of. */
export interface ElementPrice {
  readonly element: NetworkElement;
  /** The element's limit as it is, MW. */
  readonly limitMw: number;
  /** Fall of the objective for one more MW in the hour alone, by hour, where there is any. */
  readonly dualByHour: ReadonlyMap<StressHour["id"], number>;
  /** Fall of the objective for one more MW, Σ over the hours. */
  readonly dual: number;
  /** Of a line, by hour: outages after which it binds, counted from 0; null = none needed. */
  readonly outages: ReadonlyMap<StressHour["id"], readonly (number | null)[]>;
  /** Of generation: it is worth as much at every bus. */
  readonly anywhere: boolean;
}

/** Prices below this are noise of the solver, in units of the objective per MW. */
const NOISE = 1e-9;
/** Plants of less than this at a bus are no limit that anybody would move, MW. */
const LEAST_PLANT_MW = 10;

/**
 * What the duals say that one more MW of each element is worth, dearest first:
 *
 *   price[e] = Σ_k dual[k] · worth[k][e]      over the limits k that the program leans on
 *
 * The right-hand side of limit k is linear in the elements, so that this is a subgradient of the
 * program's value: no more can be gained by a MW more, and nothing where the sum is 0. Of generation
 * each hour has one entry, at the bus where it is worth most.
 */
export async function listElementPrices(
  network: PlanNetwork,
  cuts: readonly PricedCut[],
): Promise<ElementPrice[]> {
  const { branches, hvdcLinks } = network.store.grid;
  const { capitalImportCapMw } = network.asked;
  const price = (element: NetworkElement, limitMw: number, anywhere = false): ElementPrice => {
    const dualByHour = new Map<StressHour["id"], number>();
    for (const { known, dual } of cuts) {
      const part = dual * measureWorth(known, element);
      const { hour } = known.cut;
      if (part > 0) dualByHour.set(hour, (dualByHour.get(hour) ?? 0) + part);
    }
    const dual = [...dualByHour.values()].reduce((sum, each) => sum + each, 0);
    return { element, limitMw, dualByHour, dual, outages: listOutages(cuts, element), anywhere };
  };
  const numbers = (pick: (known: NetworkCut) => readonly number[]) => [
    ...new Set(cuts.flatMap(({ known }) => pick(known))),
  ];
  const lines = numbers(({ cut }) => cut.lines.map(({ branch }) => branch));
  const links = numbers(({ cut }) => (cut.links ?? []).map(({ link }) => link));
  const found = [
    ...lines.map((branch) => price({ kind: "line", branch }, branches[branch]?.ratingMw ?? NaN)),
    ...links.flatMap((link) => {
      const { pminMw, pmaxMw } = hvdcLinks[link] ?? { pminMw: NaN, pmaxMw: NaN };
      return [
        price({ kind: "link", link, direction: "forward" }, pmaxMw),
        price({ kind: "link", link, direction: "backward" }, -pminMw),
      ];
    }),
    ...(capitalImportCapMw === null ? [] : [price({ kind: "capital-import" }, capitalImportCapMw)]),
    ...(await listPlants(network, cuts)).map(({ element, limitMw, anywhere }) =>
      price(element, limitMw, anywhere),
    ),
  ];
  return found.filter(({ dual }) => dual > NOISE).sort((a, b) => b.dual - a.dual);
}

function listOutages(cuts: readonly PricedCut[], element: NetworkElement) {
  const outages = new Map<StressHour["id"], (number | null)[]>();
  if (element.kind !== "line") return outages;
  for (const { cut } of cuts.map(({ known }) => known)) {
    const own = cut.lines.filter(({ branch }) => branch === element.branch);
    const met = [...(outages.get(cut.hour) ?? []), ...own.map(({ outage }) => outage)];
    if (own.length > 0) outages.set(cut.hour, [...new Set(met)]);
  }
  return outages;
}

/** Of each hour the bus at whose plants one more MW of output is worth most. */
async function listPlants(
  network: PlanNetwork,
  cuts: readonly PricedCut[],
): Promise<Pick<ElementPrice, "element" | "limitMw" | "anywhere">[]> {
  const plants: Pick<ElementPrice, "element" | "limitMw" | "anywhere">[] = [];
  for (const hour of network.hours) {
    const own = cuts.filter(({ known }) => known.cut.hour === hour.id);
    if (own.length === 0) continue;
    const { hourCase, availableMw } = await network.borrowHour(hour);
    const atBusMw = sumCapacityMw(network.store.network, hourCase);
    const worths = Array.from(atBusMw, (_, bus) => {
      const element = { kind: "generation", hour: hour.id, bus } as const;
      return own.reduce((sum, { known, dual }) => sum + dual * measureWorth(known, element), 0);
    });
    const withPlant = worths.map((worth, bus) =>
      (atBusMw[bus] ?? 0) >= LEAST_PLANT_MW ? worth : -Infinity,
    );
    const bus = withPlant.indexOf(Math.max(...withPlant));
    if (bus < 0) continue;
    const anywhere = Math.max(...worths) - Math.min(...worths) < NOISE;
    const element = { kind: "generation", hour: hour.id, bus } as const;
    const limitMw = anywhere ? availableMw : (atBusMw[bus] ?? 0);
    plants.push({ element, limitMw, anywhere });
  }
  return plants;
}
