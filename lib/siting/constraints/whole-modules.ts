import { columnAt, type ModelDraft } from "../model-draft";

/** Slack in a count of modules. */
const ROUNDING = 1e-9;

/** The whole modules within a limit on a sum of loads; the same limit where the step is 0. */
export function cutToModules(
  { lowerMw, upperMw }: { readonly lowerMw: number; readonly upperMw: number },
  stepMw: number,
): { readonly lowerMw: number; readonly upperMw: number } {
  if (stepMw <= 0) return { lowerMw, upperMw };
  return {
    lowerMw: Math.ceil(lowerMw / stepMw - ROUNDING) * stepMw,
    upperMw: Math.floor(upperMw / stepMw + ROUNDING) * stepMw,
  };
}

/** Modules m that fit in an amount, and the part f of one more; null where the amount is whole. */
function splitAmount(
  { sites, lean }: ModelDraft,
  amountMw: number,
): { readonly wholeMw: number; readonly part: number } | null {
  const { stepMw } = sites;
  if (lean || stepMw <= 0) return null;
  const whole = Math.floor(amountMw / stepMw + ROUNDING);
  const part = amountMw / stepMw - whole;
  return part > ROUNDING ? { wholeMw: whole * stepMw, part } : null;
}

/**
 * Load is crowded by whole modules: the first of them beyond the easy amount E = (n + f)·m crosses it
 * and is crowded by the part 1 − f. Follows from whole modules, and cuts the bend of the criterion
 * off, where the relaxation would stop.
 *
 *   crowding ≥ (1 − f)·(Σ_i load[i] − n·m·z)          dual: none (follows)
 *
 * @param group z, the column that says whether any of the sites is open; null = 1
 */
export function crowdByModules(
  draft: ModelDraft,
  bend: {
    /** Of the limit. */
    readonly name: string;
    readonly column: number;
    readonly sites: readonly number[];
    readonly easyMw: number;
    readonly group: number | null;
  },
): void {
  const { builder, columns, unitMw } = draft;
  const split = splitAmount(draft, bend.easyMw);
  if (!split) return;
  const slope = 1 - split.part;
  const loads = bend.sites.map((i) => [columnAt(columns.load, i), -slope] as const);
  const easy = (slope * split.wholeMw) / unitMw;
  const { column, group } = bend;
  if (group === null)
    builder.addRow({
      name: `crowdedModules[${bend.name}]`,
      terms: [[column, 1], ...loads],
      lower: -easy,
    });
  else
    builder.addRow({
      name: `crowdedModules[${bend.name}]`,
      terms: [[column, 1], ...loads, [group, easy]],
      lower: 0,
    });
}

/**
 * A province is off its even share E = (n + f)·m by f modules or by 1 − f at least. Follows from whole
 * modules, and cuts off the bend of the distance at 0.
 *
 *   deviation ≥ f·m + (1 − 2f)·(Σ_i load[i] − n·m)          dual: none (follows)
 */
export function deviateByModules(
  draft: ModelDraft,
  bend: {
    /** Of the province. */
    readonly name: string;
    readonly column: number;
    readonly sites: readonly number[];
    readonly evenMw: number;
  },
): void {
  const { builder, columns, unitMw } = draft;
  const split = splitAmount(draft, bend.evenMw);
  if (!split) return;
  const slope = 1 - 2 * split.part;
  const loads = bend.sites.map((i) => [columnAt(columns.load, i), -slope] as const);
  const atZeroMw = split.part * draft.sites.stepMw - slope * split.wholeMw;
  builder.addRow({
    name: `deviationModules[${bend.name}]`,
    terms: [[bend.column, 1], ...loads],
    lower: atZeroMw / unitMw,
  });
}
