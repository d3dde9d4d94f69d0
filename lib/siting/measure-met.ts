import type { SitingSolution } from "./read-plan";
import type { RenewableSupply, SitingProblem } from "./siting-problem";

/**
 * Mean MW of a load that places meet: all of their mean output over the year, or block by block
 *
 *   Σ_b hours[b] · min(load, Σ_k ratio[k,b] · mean[k]),   hours[b] the block's part of the year.
 *
 * @param meanLoadMw the same in every hour
 * @param draws mean output contracted from each place, MW
 */
export function measureMet(
  { blocks }: Pick<RenewableSupply, "blocks">,
  meanLoadMw: number,
  draws: readonly { readonly place: number; readonly meanMw: number }[],
): number {
  if (blocks.length === 0) return draws.reduce((sum, { meanMw }) => sum + meanMw, 0);
  return blocks.reduce((met, { share, outputRatio }) => {
    const givenMw = draws.reduce((sum, d) => sum + d.meanMw * (outputRatio[d.place] ?? 0), 0);
    return met + share * Math.min(meanLoadMw, givenMw);
  }, 0);
}

/** Mean MW that all clusters match together. */
export function measureMatched(
  { candidateSites, renewables }: SitingProblem,
  { loadsMw, matches }: Pick<SitingSolution, "loadsMw" | "matches">,
): number {
  const meanLoadMw = new Float64Array(renewables.clusters.length);
  candidateSites.forEach(({ cluster }, i) => {
    if (cluster === null) return;
    meanLoadMw[cluster] = (meanLoadMw[cluster] ?? 0) + renewables.loadFactor * (loadsMw[i] ?? 0);
  });
  const draws = renewables.clusters.map((): { place: number; meanMw: number }[] => []);
  for (const { cluster, place, meanMw } of matches) draws[cluster]?.push({ place, meanMw });
  return draws.reduce((sum, own, c) => sum + measureMet(renewables, meanLoadMw[c] ?? 0, own), 0);
}
