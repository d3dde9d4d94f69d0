/** A plan on both axes: `bounded` is held to ε, `other` is made small. */
export interface TablePlan {
  readonly columns: Float64Array;
  readonly sites: ReadonlySet<number>;
  readonly bounded: number;
  readonly other: number;
}

/** A part of the curve: the best plan within ε, and what no plan within ε can go below. */
export interface BookEntry {
  readonly epsilon: number;
  /** Lower bound on `other`. */
  bound: number;
  /** The same from what duals prove on the model's rows. */
  recomputedBound: number;
  best: TablePlan | null;
}

/** What a bound on an axis is loosened by, so that a plan found before stays within it. */
const LOOSE = 1e-7;

/** Engines break a row by a trifle: what was solved for a loosened bound may lie this much above. */
const ACCEPTED = 1e-6;

/** A bound with the room that engines need. */
export function loosen(value: number, part: number = LOOSE): number {
  return value + part * Math.max(1, Math.abs(value));
}

/**
 * Keeps what is known of every point of a curve, so that each plan and each bound counts wherever it
 * holds: a plan within a tight ε is one within every looser ε, and what no plan within a loose ε can
 * go below none within a tighter can.
 */
export class TradeOffTable {
  readonly entries: readonly BookEntry[];

  /** `epsilons` rise. Whatever an axis counts, it is never below 0. */
  constructor(epsilons: readonly number[]) {
    const nothing = { bound: 0, recomputedBound: 0, best: null };
    this.entries = epsilons.map((epsilon) => ({ epsilon, ...nothing }));
  }

  /** Enters a plan wherever it is the best. */
  offer(plan: TablePlan): void {
    // A difference of the size of the solver's tolerance is not worth a word.
    const worth = loosen(plan.other);
    for (const entry of this.entries) {
      const isWithin = plan.bounded <= loosen(entry.epsilon, ACCEPTED);
      if (isWithin && !(entry.best && entry.best.other <= worth)) entry.best = plan;
    }
  }

  /** Raises the bounds at a position and at every tighter one; what is not finite says nothing. */
  raise(position: number, bound: number, recomputedBound = Number.NEGATIVE_INFINITY): void {
    const best = (known: number, said: number) =>
      Number.isFinite(said) ? Math.max(known, said) : known;
    for (const entry of this.entries.slice(0, position + 1)) {
      entry.bound = best(entry.bound, bound);
      entry.recomputedBound = best(entry.recomputedBound, recomputedBound);
    }
  }

  /** Distance of the best plan from its bound; infinite where there is no plan. */
  gapAt(position: number): number {
    const entry = this.entries[position];
    if (!entry?.best) return Number.POSITIVE_INFINITY;
    return Math.max(0, entry.best.other - entry.bound);
  }
}
