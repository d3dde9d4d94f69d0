import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { SolverEngine } from "@/lib/solver/solver";
import { applyGridChanges, type GridChanges } from "./apply-grid-changes";
import { buildKoreanNetwork } from "./build-korean-network";
import { buildHourCase } from "./hour-case";
import { HourModel } from "./hour-model";

export interface HeadroomQuestion {
  readonly grid: GridData;
  readonly hour: StressHour;
  /** Places of the new load, counted from 0; none = every bus. */
  readonly buses: readonly number[];
  /** Emergency rating ÷ rating for the loss of one circuit; null = outages need not be survived. */
  readonly ratingFactor: number | null;
}

/**
 * Most new load that an hour carries at some buses together, however it is split between them, with
 * changes made to the grid, MW; null where the hour has no operation. What a project relieves is
 * this with its changes less this without any:
 *
 *   relief = headroom(grid + changes) − headroom(grid)
 *
 * below 0 where units close. Screening only, as every headroom of this model. Throws `unknown_id`
 * or `bad_field` for changes that do not fit the grid.
 */
export async function findChangedHeadroom(
  { grid, hour, buses, ratingFactor }: HeadroomQuestion,
  changes: GridChanges,
  engine: SolverEngine,
  signal?: AbortSignal,
): Promise<number | null> {
  const changed = applyGridChanges(grid, changes);
  const network = buildKoreanNetwork(changed);
  const { circuitCount, busIds } = network;
  const changedHour = changed.stressHours.find(({ id }) => id === hour.id) ?? hour;
  const hourModel = await HourModel.open(
    network,
    buildHourCase(changed, changedHour),
    engine,
    ratingFactor === null ? { kind: "n0" } : { kind: "n1", circuitCount, ratingFactor },
  );
  try {
    const places = buses.length > 0 ? buses : [...busIds.keys()];
    const { status, headroomMw } = await hourModel.findHeadroom(places, signal);
    return status === "optimal" ? headroomMw : null;
  } finally {
    await hourModel.close();
  }
}
