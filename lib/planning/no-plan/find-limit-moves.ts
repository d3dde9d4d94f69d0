import type { LimitMove } from "@/lib/schema/plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";
import { addSlacks } from "./add-slacks";
import { listMovableLimits, type MovableLimit } from "./list-movable-limits";
import type { MoveTrial } from "./move-trial";
import { roundMove } from "./round-move";

/** Slack below this is noise, in units of the program (GW, sites). */
const NOISE = 1e-7;
/** The least slack is found to this part of the limit's own size. */
const SLACK_GAP = 1e-4;
/** Limits of one bus, province or line: asked about only where the joint answer moves them. */
const LOCAL_KINDS: ReadonlySet<LimitMove["kind"]> = new Set(["bus", "province", "network"]);

function describeMove(limit: MovableLimit, slack: number): LimitMove {
  const { limit: id, kind, subject, from, unit, movePerSlack } = limit;
  return { limit: id, kind, subject, from, to: from + slack * movePerSlack, unit };
}

/** Lets only the named slacks be used. */
async function allowSlacks(
  model: SolverModel,
  firstColumn: number,
  count: number,
  allowed: (position: number) => boolean,
): Promise<void> {
  const columns = Int32Array.from({ length: count }, (_, position) => firstColumn + position);
  const upper = Float64Array.from(columns, (_, position) => (allowed(position) ? Infinity : 0));
  await model.changeColumnBounds(columns, new Float64Array(count), upper);
}

function sizeOf({ from, to }: LimitMove): number {
  return Math.abs(to - from) / Math.max(Math.abs(from), 1e-6);
}

/** Smallest relative move first; what helps only together comes last. */
export function sortMoves(moves: readonly LimitMove[]): LimitMove[] {
  return [...moves].sort(
    (a, b) => Number(a.together ?? false) - Number(b.together ?? false) || sizeOf(a) - sizeOf(b),
  );
}

export interface MoveSearch {
  readonly trial: MoveTrial;
  /** Moves that are known to suffice alone: they are not searched for. */
  readonly known: readonly LimitMove[];
  /** Time for the search, ms; what is being tried then is still tried to its end. */
  readonly limitMs: number;
}

/** One elastic program: every movable limit has a slack, and the slacks are what it costs. */
class ElasticModel {
  private readonly firstColumn: number;

  constructor(
    private readonly model: SolverModel,
    siting: SitingModel,
    private readonly limits: readonly MovableLimit[],
    private readonly trial: MoveTrial,
  ) {
    this.firstColumn = siting.program.columnCount;
  }

  /** The least slacks over parts of sites, or over whole ones; null where none was found. */
  private async solve(over: "parts" | "whole"): Promise<Float64Array | null> {
    const { timeLimitMs, signal } = this.trial.question;
    const options = { timeLimitMs, ...(signal ? { signal } : {}) };
    const how = over === "parts" ? { relax: true } : { absoluteGap: SLACK_GAP };
    const { x } = await this.model.solve({ ...options, ...how });
    return x?.subarray(this.firstColumn) ?? null;
  }

  /** The least move of one limit that suffices by itself, tried; null where none was found. */
  async moveAlone(position: number, limit: MovableLimit): Promise<LimitMove | null> {
    const { limits, model, firstColumn } = this;
    await allowSlacks(model, firstColumn, limits.length, (other) => other === position);
    // Parts of sites are a quick proof that this limit alone is not at fault.
    if (!(await this.solve("parts"))) return null;
    const slack = (await this.solve("whole"))?.[position] ?? 0;
    if (slack <= NOISE) return null;
    for (const move of roundMove(describeMove(limit, slack))) {
      if (await this.trial.suffices([move])) return move;
    }
    return null;
  }

  /** Limits that have to move where each may. */
  async listJointly(over: "parts" | "whole"): Promise<LimitMove[] | null> {
    const { limits, model, firstColumn } = this;
    await allowSlacks(model, firstColumn, limits.length, () => true);
    const slacks = await this.solve(over);
    if (!slacks) return null;
    return limits.flatMap((limit, position) => {
      const slack = slacks[position] ?? 0;
      return slack > NOISE ? [{ ...describeMove(limit, slack), together: true }] : [];
    });
  }
}

/** A set of moves that suffice together, each by steps a person would type where that does. */
async function roundTogether(moves: readonly LimitMove[], trial: MoveTrial): Promise<LimitMove[]> {
  const rounded = moves.map(roundMove);
  for (const pick of [0, -1]) {
    const tried = rounded.flatMap((ways) => ways.at(pick) ?? []);
    const isAlone = tried.length === 1;
    const moved = isAlone ? tried.map(({ together: _, ...move }) => move) : tried;
    if (tried.length > 0 && (await trial.suffices(tried))) return moved;
  }
  // No rule moves a line of the network: such a set is the elastic program's word for whole sites.
  const hasLines = moves.some(({ kind }) => kind === "network");
  return hasLines ? rounded.flatMap((ways) => ways.at(-1) ?? []) : [];
}

async function findMoves(
  elastic: ElasticModel,
  limits: readonly MovableLimit[],
  { trial, known, limitMs }: MoveSearch,
): Promise<LimitMove[]> {
  const deadline = performance.now() + limitMs;
  const joint = await elastic.listJointly("parts");
  if (!joint) return [...known];
  const singles = [...known];
  const isMoved = (limit: MovableLimit) => joint.some((move) => move.limit === limit.limit);
  const isKnown = ({ limit, movePerSlack }: MovableLimit) =>
    known.some((move) => move.limit === limit && (move.to - move.from) * movePerSlack > 0);
  for (const [position, limit] of limits.entries()) {
    // A bus, province or line that the joint answer leaves alone is not where the shortage is.
    if (isKnown(limit) || (LOCAL_KINDS.has(limit.kind) && !isMoved(limit))) continue;
    if (trial.question.signal?.aborted || performance.now() > deadline) break;
    const move = await elastic.moveAlone(position, limit);
    if (move) singles.push(move);
  }
  if (singles.length > 0) return sortMoves(singles);
  return roundTogether((await elastic.listJointly("whole")) ?? [], trial);
}

/**
 * The smallest moves of limits that let an infeasible scenario through: each single limit that
 * suffices alone, smallest relative move first; where none does, one set of moves that suffice
 * together. Each has been tried with whole sites (a set with lines of the network in the elastic
 * program alone). Empty where no limit on sums of sites is at fault, or time ran out before
 * anything that suffices was found.
 * @param siting the scenario's model, its sites no smaller than they are by themselves
 */
export async function findLimitMoves(
  siting: SitingModel,
  search: MoveSearch,
): Promise<LimitMove[]> {
  const limits = listMovableLimits(siting);
  const { engine } = search.trial.question;
  const model = await engine.load(addSlacks(siting.program, limits), { lane: "long" });
  try {
    const { unmet } = siting.columns;
    await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
    return await findMoves(new ElasticModel(model, siting, limits, search.trial), limits, search);
  } finally {
    await model.dispose();
  }
}
