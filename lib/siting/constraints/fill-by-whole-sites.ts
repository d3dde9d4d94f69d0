import type { Terms } from "../../lp/linear-program";
import { columnAt, type ModelDraft } from "../model-draft";

/** A threshold nearer than this to a whole number of steps gives a row of no use. */
const SMALLEST_REST = 0.02;
/** Rows of one threshold at most. */
const MOST_STEPS = 3;

/**
 * Says that an amount is filled by whole sites: follows from whole openings, and keeps the
 * relaxation from filling the even share of a province, or the easy half of its headroom, with
 * parts of sites. Mixed-integer rounding of Σ cap[i]·open[i] + s ≥ D with the step δ:
 *
 *   Σ_i min(⌈D/δ⌉, F(cap[i]/δ))·open[i] + s ÷ (δ·f) ≥ ⌈D/δ⌉
 *   f = D/δ − ⌊D/δ⌋,   F(d) = ⌊d⌋ + min(1, (d − ⌊d⌋) ÷ f)          dual: none (follows)
 *
 * @param members sites whose loads fill the amount
 * @param amountMw D
 * @param name what is filled
 * @param rest s ≥ max(0, D − Σ load) in units of the program, as terms and a constant
 */
export function fillByWholeSites(
  draft: ModelDraft,
  members: readonly number[],
  amountMw: number,
  name: string,
  rest: { readonly terms: Terms; readonly constant: number },
): void {
  const { builder, columns, sites, unitMw } = draft;
  if (draft.lean || !(amountMw > 0) || members.length === 0) return;
  const capsMw = members.map((i) => sites.capMw[i] ?? 0);
  for (const step of chooseSteps(capsMw, amountMw)) {
    const whole = Math.ceil(amountMw / step);
    const fraction = amountMw / step - (whole - 1);
    const opens = members.map((i, position) => {
      const parts = (capsMw[position] ?? 0) / step;
      const rounded = Math.floor(parts) + Math.min(1, (parts - Math.floor(parts)) / fraction);
      return [columnAt(columns.open, i), Math.min(whole, rounded)] as const;
    });
    const scale = unitMw / (step * fraction);
    const rests = rest.terms.map(([column, value]) => [column, value * scale] as const);
    builder.addRow({
      name: `wholeSites[${name},${step}]`,
      terms: [...opens, ...rests],
      lower: whole - rest.constant * scale,
    });
  }
}

/** One step longer than all, so that one site must be open at all; then the largest sizes. */
function chooseSteps(capsMw: readonly number[], amountMw: number): number[] {
  const largest = Math.max(...capsMw);
  const sizes = [...new Set(capsMw)].sort((a, b) => b - a).filter((mw) => mw < amountMw);
  return [2 * Math.max(largest, amountMw), ...sizes.slice(0, MOST_STEPS - 1)].filter((step) => {
    const rest = amountMw / step - Math.floor(amountMw / step);
    return rest >= SMALLEST_REST;
  });
}
