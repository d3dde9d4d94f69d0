import type { BuildUp } from "@/lib/schema/stages";
import type { StagesRequest } from "@/lib/schema/stages-request";
import type { LoadBlock } from "./find-waiting";
import { type GridFuture, listChangeYears } from "./grid-of-year";

/** A part of a site's load that was connected in one year. */
export interface SiteBlock extends LoadBlock {
  readonly site: string;
}

/**
 * Years that have to be looked at: every stage, and every year from the first stage on in which the
 * network changes, up to the last stage or, where a slipped project comes later, up to that.
 */
export function listYearsExamined(future: GridFuture): number[] {
  const stageYears = future.request.stages.map(({ year }) => year);
  const first = Math.min(...stageYears);
  const slipped = future.request.slips.flatMap(({ year }) => year ?? []);
  const last = Math.max(...stageYears, ...slipped);
  const changes = listChangeYears(future).filter((year) => year > first && year <= last);
  return [...new Set([...stageYears, ...changes])].sort((a, b) => a - b);
}

/** The load to be connected by a year, in the parts in which it came. */
export function listBlocks(
  builds: ReadonlyArray<Pick<BuildUp, "site" | "bus" | "loadsMw">>,
  { stages }: Pick<StagesRequest, "stages">,
  year: number,
): SiteBlock[] {
  return builds.flatMap(({ site, bus, loadsMw }) =>
    stages.flatMap((stage, position): SiteBlock[] => {
      if (stage.year > year) return [];
      const mw = (loadsMw[position] ?? 0) - (loadsMw[position - 1] ?? 0);
      return mw > 0 ? [{ site, bus, mw, year: stage.year }] : [];
    }),
  );
}
