import type { SolveResult } from "@/lib/solver/solver";
import { chooseOpenSites } from "../search/choose-open-sites";
import { listOpenSites } from "../search/search";
import { drawLowerEnvelope, type Support } from "./lower-envelope";
import type { AxisGoal, TradeOffCopy } from "./trade-off-copy";
import type { Ends } from "./trade-off-ends";
import { measureWidth, type TradeOffModel } from "./trade-off-model";
import {
  listExtras,
  measurePlan,
  type TraceEvent,
  type TradeOffQuestion,
} from "./trade-off-question";
import { branchGoal, finishGoal, relaxGoal, tryGuesses } from "./trade-off-search";
import { loosen, type TablePlan, TradeOffTable } from "./trade-off-table";

/** Part of the bounded axis, in its own extent, that counts beside the extent of the other. */
const AUGMENTATION = 5e-5;
/** A point this close to its bound, as a part of the curve's extent, is good enough. */
const POINT_GAP = 2.5e-3;
/** A choice of sites this close to the bound, as a part of the extent, is not improved upon. */
const EXACT_GAP = 1e-4;
/** A bound that rises by less, as a part of the extent, is not told again. */
const WORTH_TELLING = 1e-5;
/** Time for one step that does not branch, ms. */
const STEP_LIMIT_MS = 4_000;
/** Time in which what is left of the gaps is branched on, ms. */
const REFINE_LIMIT_MS = 10_000;
/** A curve narrower than this part of an axis's width over all plans is not scaled up further. */
const NARROW = 1e-3;
/** Rounds of branching: an effort in nodes and, at most, a part of the time that is left. */
const rounds = [
  { isNear: true, nodeLimit: 100, part: 0.12 },
  { isNear: false, nodeLimit: 400, part: 0.3 },
  { isNear: false, nodeLimit: 4_000, part: 0.5 },
] as const;

/** Traces one curve between two ends; every plan and every bound that is found counts wherever it holds. */
export class TradeOffTracer {
  private readonly table: TradeOffTable;
  private readonly relaxed: Array<SolveResult | null> = [];
  private readonly scale: { readonly bounded: number; readonly other: number };
  private readonly ends: readonly [number, number];
  /** Positions whose own choice of sites has been made: until then a neighbour's plan is no point. */
  private readonly settled = new Set<number>();
  /** What was last told of each position. */
  private readonly told: Array<{ readonly best: TablePlan; readonly bound: number }> = [];

  constructor(
    private readonly trade: TradeOffModel,
    private readonly question: TradeOffQuestion,
    { tight, loose }: Ends,
    private readonly emit: (event: TraceEvent) => void,
  ) {
    const { bounded, other, pointCount } = question;
    const extent = loose.bounded - tight.bounded;
    const isCurve = extent > loosen(Math.abs(loose.bounded)) - Math.abs(loose.bounded);
    const total = isCurve ? pointCount : 1;
    this.scale = {
      bounded: Math.max(extent, NARROW * measureWidth(trade, bounded)),
      other: Math.max(tight.other - loose.other, NARROW * measureWidth(trade, other)),
    };
    this.ends = [loose.other, tight.other];
    const epsilons = Array.from({ length: total }, (_, k) =>
      total > 1 ? tight.bounded + (extent * k) / (total - 1) : loose.bounded,
    );
    this.table = new TradeOffTable(epsilons);
    for (const plan of [tight, loose]) this.table.offer(plan);
    this.settle(0);
    this.settle(total - 1);
  }

  async run(): Promise<void> {
    const { quick, long } = this.trade;
    const positions = [...this.table.entries.keys()];
    await this.relaxAll([...positions].reverse());
    if (this.isOver()) return;
    // Each lane comes from its own end; they meet where their speeds let them.
    await Promise.all([
      this.roundAll(long, () => positions.shift()),
      this.roundAll(quick, () => positions.pop()),
    ]);
    await this.exchange();
    await this.refine();
  }

  private isOver(): boolean {
    return this.question.signal?.aborted ?? false;
  }

  /** min other + δ·bounded over plans with bounded ≤ ε. */
  private goalAt(position: number): AxisGoal {
    const { bounded, other } = this.question;
    return {
      parts: new Map([
        [other, 1 / this.scale.other],
        [bounded, AUGMENTATION / this.scale.bounded],
      ]),
      upper: new Map([[bounded, loosen(this.epsilonAt(position))]]),
    };
  }

  private epsilonAt(position: number): number {
    return this.table.entries[position]?.epsilon ?? Number.NaN;
  }

  private limits(limitMs: number, gap: number) {
    return { deadline: performance.now() + limitMs, signal: this.question.signal, gap };
  }

  /** δ·ε is taken off bounds on the goal, so that they bound the other axis alone. */
  private raise(position: number, bound: number, recomputedBound?: number): void {
    const most = (AUGMENTATION / this.scale.bounded) * loosen(this.epsilonAt(position));
    const toOther = (one: number) => (one - most) * this.scale.other;
    this.table.raise(
      position,
      toOther(bound),
      toOther(recomputedBound ?? Number.NEGATIVE_INFINITY),
    );
  }

  /** LimitMoves from loose to tight, each from the basis of the last: bounds, and where to round. */
  private async relaxAll(positions: readonly number[]): Promise<void> {
    const { quick } = this.trade;
    const supports: Support[] = [];
    for (const position of positions) {
      if (this.isOver()) return;
      const goal = this.goalAt(position);
      const result = await relaxGoal(quick, goal, this.limits(STEP_LIMIT_MS, 0));
      this.relaxed[position] = result.x ? result : null;
      this.raise(position, result.bound, result.recomputedBound);
      if (result.status === "optimal") supports.push(this.makeSupport(position, result));
    }
    const vertices = drawLowerEnvelope(supports);
    this.emit({ kind: "lower", total: positions.length, vertices });
    this.tell();
  }

  private makeSupport(position: number, result: SolveResult): Support {
    const { scale, question, trade } = this;
    const perBounded = AUGMENTATION / scale.bounded;
    const at = loosen(this.epsilonAt(position));
    const price = trade.quick.readPrice(question.bounded, result);
    return {
      at,
      height: (result.bound - perBounded * at) * scale.other,
      slope: (Math.min(0, price) - perBounded) * scale.other,
    };
  }

  /** Chooses sites by rounding, from one end on: each plan is a guess for the next. */
  private async roundAll(copy: TradeOffCopy, next: () => number | undefined): Promise<void> {
    let last: ReadonlySet<number> | null = null;
    for (let position = next(); position !== undefined; position = next()) {
      if (this.isOver()) return;
      last = (await this.roundAt(copy, position, last)) ?? last;
      this.settle(position);
    }
  }

  private async roundAt(
    copy: TradeOffCopy,
    position: number,
    last: ReadonlySet<number> | null,
  ): Promise<ReadonlySet<number> | null> {
    const relaxed = this.relaxed[position];
    const isExact = this.table.gapAt(position) <= EXACT_GAP * this.scale.other;
    if (!relaxed?.x || isExact) return null;
    const own = this.table.entries[position]?.best?.sites;
    const nearby = [own, last].flatMap((sites) => sites ?? []);
    return this.guessAt(copy, position, [
      ...chooseOpenSites(this.trade.siting, relaxed.x),
      ...nearby,
    ]);
  }

  /** Tries choices of sites under a position's bound; returns the best. */
  private async guessAt(
    copy: TradeOffCopy,
    position: number,
    guesses: readonly ReadonlySet<number>[],
  ): Promise<ReadonlySet<number> | null> {
    const bound = this.relaxed[position]?.bound ?? Number.NEGATIVE_INFINITY;
    const options = { ...this.limits(STEP_LIMIT_MS, EXACT_GAP), guesses, bound };
    const choice = await tryGuesses(copy, this.goalAt(position), options);
    if (choice) await this.enter(copy, position, choice.sites);
    return choice?.sites ?? null;
  }

  /** Settles the loads of chosen sites and enters the plan wherever it is the best. */
  private async enter(
    copy: TradeOffCopy,
    position: number,
    sites: ReadonlySet<number>,
  ): Promise<void> {
    const limits = this.limits(STEP_LIMIT_MS, EXACT_GAP);
    const extras = listExtras(this.trade, this.question);
    const columns = await finishGoal(copy, this.goalAt(position), extras, sites, limits);
    if (columns) this.table.offer(measurePlan(this.trade, this.question, columns));
    this.tell();
  }

  private settle(position: number): void {
    this.settled.add(position);
    this.tell();
  }

  /** Tells of every point whose plan is another, or whose bound is worth a word more, than last told. */
  private tell(): void {
    const total = this.table.entries.length;
    this.table.entries.forEach(({ epsilon, best, recomputedBound, ...entry }, position) => {
      if (!best || !this.settled.has(position)) return;
      const bound = Math.min(entry.bound, best.other);
      const last = this.told[position];
      if (last?.best === best && bound - last.bound <= WORTH_TELLING * this.scale.other) return;
      this.told[position] = { best, bound };
      const { columns } = best;
      const bounds = { bound, recomputedBound };
      const point = { position, total, epsilon, ...bounds, ends: this.ends, columns };
      this.emit({ kind: "point", point });
    });
  }

  private isOpen(position: number): boolean {
    return this.table.gapAt(position) > POINT_GAP * this.scale.other;
  }

  /** Points that are not close enough to their bounds, nearest to the knee first. */
  private listOpen(): number[] {
    const distance = (position: number) => {
      const { best } = this.table.entries[position] ?? {};
      if (!best) return Number.POSITIVE_INFINITY;
      return best.bounded / this.scale.bounded + best.other / this.scale.other;
    };
    return [...this.table.entries.keys()]
      .filter((position) => this.isOpen(position))
      .sort((a, b) => distance(a) - distance(b));
  }

  /** Tries at what is left open the sites of the points on both sides, the tighter and the looser. */
  private async exchange(): Promise<void> {
    const { quick, long } = this.trade;
    const open = this.listOpen();
    const work = async (copy: TradeOffCopy) => {
      for (let position = open.shift(); position !== undefined; position = open.shift()) {
        if (this.isOver()) return;
        const at = position;
        const guesses = [1, -1, 2, -2].flatMap(
          (by) => this.table.entries[at + by]?.best?.sites ?? [],
        );
        await this.guessAt(copy, at, guesses);
      }
    };
    await Promise.all([work(quick), work(long)]);
  }

  /** Branches on what is left open, first over the sites nearby, then over all, while time remains. */
  private async refine(): Promise<void> {
    const deadline = performance.now() + REFINE_LIMIT_MS;
    for (const round of rounds) {
      for (const position of this.listOpen()) {
        const leftMs = deadline - performance.now();
        if (this.isOver() || leftMs <= 0) return;
        // A plan or bound of a neighbour may have closed it meanwhile.
        if (this.isOpen(position)) await this.branchAt(position, round, leftMs * round.part);
      }
    }
  }

  private async branchAt(
    position: number,
    { isNear, nodeLimit }: (typeof rounds)[number],
    limitMs: number,
  ): Promise<void> {
    const { trade, table } = this;
    const relaxed = this.relaxed[position];
    if (!relaxed) return;
    const goal = this.goalAt(position);
    const start = table.entries[position]?.best?.columns ?? null;
    const near = isNear ? this.listNear(position, relaxed) : null;
    const limits = this.limits(limitMs, POINT_GAP / 2);
    const { choice, bound } = await branchGoal(trade, goal, relaxed, {
      ...limits,
      start,
      near,
      nodeLimit,
    });
    this.raise(position, bound);
    if (choice) await this.enter(trade.long, position, choice.sites);
    else this.tell();
  }

  /** Sites that the relaxation opens here, and those of the plans here and on both sides. */
  private listNear(position: number, { x }: SolveResult): Set<number> {
    const near = x ? listOpenSites(this.trade.siting, x, 1e-6) : new Set<number>();
    for (const at of [position - 1, position, position + 1]) {
      for (const site of this.table.entries[at]?.best?.sites ?? []) near.add(site);
    }
    return near;
  }
}
