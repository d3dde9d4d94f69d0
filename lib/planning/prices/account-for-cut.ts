import { sumCapacityMw } from "@/lib/grid/hour-program";
import type { NetworkCut, PlanNetwork } from "../network/plan-network";

/** What may be missing of a limit's account, MW: duals below 1e-9 of 100 GW of demand. */
const UNEXPLAINED_MW = 0.1;

/**
 * Whether the duals behind a limit account for all of it, so that each of them may be believed:
 *
 *   upper = Σ max(0, weight[b]) · available[b] − Σ weight[b] · demand[b]
 *         + Σ worth[line] · rating + Σ worth[link] · range + worth[cap] · cap
 *
 * It is the strong duality of the dispatch that the limit came from.
 */
export async function accountsForCut(network: PlanNetwork, known: NetworkCut): Promise<boolean> {
  const { cut, mwPerSupplyMw } = known;
  if (mwPerSupplyMw !== undefined) return true;
  const { store, asked } = network;
  const hour = network.hours.find(({ id }) => id === cut.hour);
  if (!hour) return false;
  const { hourCase } = await network.borrowHour(hour);
  const availableMw = sumCapacityMw(store.network, hourCase);
  let upperMw = (cut.mwPerImportMw ?? 0) * (asked.capitalImportCapMw ?? 0);
  cut.weight.forEach((weight, bus) => {
    upperMw += Math.max(0, weight) * (availableMw[bus] ?? 0);
    upperMw -= weight * (hourCase.demandMw[bus] ?? 0);
  });
  for (const { branch, mwPerRatingMw } of cut.lines) {
    upperMw += mwPerRatingMw * (store.grid.branches[branch]?.ratingMw ?? Number.NaN);
  }
  for (const { link, direction, mwPerRangeMw } of cut.links ?? []) {
    const { pminMw, pmaxMw } = store.grid.hvdcLinks[link] ?? { pminMw: NaN, pmaxMw: NaN };
    upperMw += mwPerRangeMw * (direction === "forward" ? pmaxMw : -pminMw);
  }
  return Math.abs(upperMw - cut.upperMw) <= UNEXPLAINED_MW;
}
