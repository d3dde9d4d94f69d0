import { makeCutRow } from "@/lib/grid/cut-row";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import type { NetworkLimit } from "@/lib/schema/plan";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { describeLimit } from "../network/list-network-limits";
import type { NetworkCut, PlanNetwork } from "../network/plan-network";

/** Load that was connected at one bus in one year. */
export interface LoadBlock {
  readonly bus: number | null;
  readonly mw: number;
  readonly year: number;
}

/** What has to wait so that the rest is delivered. */
export interface Waiting {
  /** MW of each block, [block]. */
  readonly waitingMw: Float64Array;
  readonly totalMw: number;
  /** Supply missing before any new load, MW: then all load on the network waits. */
  readonly baseShortMw: number;
  /** What it waits for, with the MW that one more MW lets through; largest first. */
  readonly limits: ReadonlyArray<{ readonly mwPerMw: number; readonly network: NetworkLimit }>;
}

export interface WaitingQuestion {
  readonly network: PlanNetwork;
  readonly blocks: readonly LoadBlock[];
  readonly engine: SolverEngine;
  readonly signal: AbortSignal | undefined;
}

const UNIT_MW = 1000;
/** Less than this is rounding, MW. */
const NOTHING_MW = 0.05;
/** Slack with which the least sum is held while the newest are chosen, MW. */
const HOLD_MW = 0.001;
/** Duals below this are rounding. */
const LEAST_WORTH = 1e-6;
const MOST_ROUNDS = 200;

/** Least supply, reserve included, that is missing without new load in the worst hour, MW. */
export async function measureBaseShortMw(network: PlanNetwork): Promise<number> {
  const nothing = network.sumByBus([]);
  let worst = 0;
  for (const hour of network.hours) {
    const open = await network.borrowHour(hour);
    const { shortfallMw } = await open.test(nothing);
    // An hour without any operation misses all of its demand, as far as can be told.
    const missingMw = Number.isFinite(shortfallMw) ? shortfallMw : open.demandMw;
    worst = Math.max(worst, missingMw, -network.measureRoomMw(open));
  }
  return worst > NOTHING_MW ? worst : 0;
}

/**
 * The least load that has to wait, for given loads on a given network:
 *
 *   minimise   Σ wait[j],   0 ≤ wait[j] ≤ mw[j]
 *   subject to Σ weight[b(j)]·(mw[j] − wait[j]) ≤ upper       for every cut of every hour
 *
 * and among all that wait as little, Σ age[j]·wait[j] least, age in years from the newest: the newest
 * wait first. Cuts are found as for a plan (`deliverability-cut.ts`), so what does not wait is
 * delivered in every hour, and the sum is the least there is.
 */
export async function findWaiting(question: WaitingQuestion): Promise<Waiting> {
  const { network, blocks, engine } = question;
  const baseShortMw = await measureBaseShortMw(network);
  if (baseShortMw > 0) return waitForBase(question, baseShortMw);
  if (blocks.length === 0) return nobody(question);
  const master = buildMaster(question);
  const model = await engine.load(master.build(new Float64Array(blocks.length).fill(1)));
  try {
    const rounds = new WaitingRounds(question, model);
    await rounds.hold(await network.listAdequacy());
    const least = await rounds.solve();
    const limits = rounds.describeLimits(least.rowDual);
    const totalMw = least.objective * UNIT_MW;
    if (totalMw <= NOTHING_MW) return nobody(question);
    const hold = Float64Array.of((totalMw + HOLD_MW) / UNIT_MW);
    await model.changeRowBounds(Int32Array.of(0), Float64Array.of(0), hold);
    await model.changeCosts(listAges(blocks));
    const chosen = await rounds.solve();
    const waitingMw = Float64Array.from(blocks, (_, j) => roundMw((chosen.x[j] ?? 0) * UNIT_MW));
    return { waitingMw, totalMw: sum(waitingMw), baseShortMw: 0, limits };
  } finally {
    await model.dispose();
  }
}

/** Whole kilowatts; what is smaller than any plan's rounding is nothing. */
function roundMw(mw: number): number {
  return mw < HOLD_MW ? 0 : Math.round(mw * 1000) / 1000;
}

function sum(values: Float64Array): number {
  return roundMw(values.reduce((total, value) => total + value, 0));
}

function nobody({ blocks }: WaitingQuestion): Waiting {
  return { waitingMw: new Float64Array(blocks.length), totalMw: 0, baseShortMw: 0, limits: [] };
}

/** Where today's demand is short already, nothing new on the network can be served. */
function waitForBase({ network, blocks }: WaitingQuestion, baseShortMw: number): Waiting {
  const waitingMw = Float64Array.from(blocks, ({ bus, mw }) =>
    network.findBus(bus) === null ? 0 : mw,
  );
  return { waitingMw, totalMw: sum(waitingMw), baseShortMw: roundMw(baseShortMw), limits: [] };
}

function buildMaster({ blocks }: WaitingQuestion): ProgramBuilder {
  const builder = new ProgramBuilder();
  const columns = blocks.map(({ mw }) => builder.addColumn({ upper: mw / UNIT_MW }));
  builder.addRow({
    name: "waiting",
    terms: columns.map((column) => [column, 1] as const),
    lower: 0,
  });
  return builder;
}

/**
 * What a MW of each block costs to leave waiting: more the longer it has been connected; of one
 * year the last named comes first, so that the choice does not hang on the solver.
 */
function listAges(blocks: readonly LoadBlock[]): Float64Array {
  const newest = Math.max(...blocks.map(({ year }) => year));
  const order = (position: number) => 1e-3 * (1 - position / blocks.length);
  return Float64Array.from(blocks, ({ year }, position) => 1 + newest - year + order(position));
}

/** Solves and cuts until every hour delivers what does not wait. */
class WaitingRounds {
  private readonly held: NetworkCut[] = [];

  constructor(
    private readonly question: WaitingQuestion,
    private readonly model: SolverModel,
  ) {}

  async solve(): Promise<{ x: Float64Array; objective: number; rowDual: Float64Array | null }> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { signal } = this.question;
      const { x, objective, rowDual } = await this.model.solve({
        relax: true,
        ...(signal ? { signal } : {}),
      });
      if (!x) throw new Error("A year that can serve its demand has no load that may wait");
      const fresh = await this.findBroken(x);
      if (fresh.length === 0) return { x, objective, rowDual };
      await this.hold(fresh);
    }
    throw new Error("What has to wait was not found");
  }

  async hold(cuts: readonly NetworkCut[]): Promise<void> {
    this.held.push(...cuts);
    await this.model.addRows(cuts.map((known) => this.makeRow(known)));
  }

  describeLimits(rowDual: Float64Array | null): Waiting["limits"] {
    const { network } = this.question;
    return this.held
      .map((known, position) => ({ known, mwPerMw: Math.abs(rowDual?.[position + 1] ?? 0) }))
      .filter(({ mwPerMw }) => mwPerMw > LEAST_WORTH)
      .sort((a, b) => b.mwPerMw - a.mwPerMw)
      .map(({ known, mwPerMw }) => ({ mwPerMw, network: describeLimit(network, known) }));
  }

  private async findBroken(x: Float64Array): Promise<NetworkCut[]> {
    const { network, blocks } = this.question;
    const loads = blocks.map(({ bus, mw }, j) => ({
      bus,
      mw: Math.max(0, mw - (x[j] ?? 0) * UNIT_MW),
    }));
    const newLoadMw = network.sumByBus(loads);
    const known = (await network.listBroken(newLoadMw)).filter(
      ({ cut }) => !this.held.some((one) => one.cut === cut),
    );
    return known.length > 0 ? known : (await network.test(newLoadMw)).cuts;
  }

  /** Σ weight·wait ≥ Σ weight·mw − upper. */
  private makeRow({ cut }: NetworkCut): ReturnType<typeof makeCutRow> {
    const { network, blocks } = this.question;
    const loads = blocks.flatMap(({ bus }, column) => {
      const position = network.findBus(bus);
      return position === null ? [] : [{ column, bus: position }];
    });
    const { terms } = makeCutRow(cut, loads, UNIT_MW);
    const usedMw = terms.reduce((used, [j, weight]) => used + weight * (blocks[j]?.mw ?? 0), 0);
    return { terms, lower: (usedMw - cut.upperMw) / UNIT_MW, upper: Infinity };
  }
}
