import type { LimitMove } from "@/lib/schema/plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { addSlacks } from "./add-slacks";
import { listMovableLimits, type MovableLimit } from "./list-movable-limits";

export interface MoveOptions {
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/** Slack below this is noise, in units of the program (GW, sites). */
const NOISE = 1e-7;
/** A relaxation is rounded away from its limit to one of these steps, so that it suffices. */
const STEP = { MW: 0.1, sites: 1, share: 0.001, km: 0.1 } as const;

function roundAway(value: number, up: boolean, step: number): number {
  const steps = value / step;
  const whole = up ? Math.ceil(steps - 1e-6) : Math.floor(steps + 1e-6);
  return Math.max(0, Number((whole * step).toFixed(6)));
}

function describeMove(limit: MovableLimit, slack: number): LimitMove {
  const { limit: id, kind, subject, from, unit, movePerSlack } = limit;
  const to = roundAway(from + slack * movePerSlack, movePerSlack > 0, STEP[unit]);
  return { limit: id, kind, subject, from, to, unit };
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

/** Moves with one more, smallest relative move first; what helps only together comes last. */
export function addMove(moves: readonly LimitMove[], move: LimitMove): LimitMove[] {
  const all = [...moves, move];
  return all.sort(
    (a, b) => Number(a.together ?? false) - Number(b.together ?? false) || sizeOf(a) - sizeOf(b),
  );
}

/** Solves over parts of sites; where those break no limit, over whole sites. */
async function solveSlacks(
  model: SolverModel,
  options: MoveOptions,
  firstColumn: number,
): Promise<Float64Array | null> {
  const parts = await model.solve({ ...options, relax: true });
  if (!parts.x) return null;
  if (parts.objective > NOISE) return parts.x.subarray(firstColumn);
  const whole = await model.solve({ ...options, absoluteGap: 1e-3 });
  return whole.x?.subarray(firstColumn) ?? null;
}

async function findMoves(
  model: SolverModel,
  siting: SitingModel,
  limits: readonly MovableLimit[],
  options: MoveOptions,
): Promise<LimitMove[]> {
  const firstColumn = siting.program.columnCount;
  const joint = await solveSlacks(model, options, firstColumn);
  if (!joint) return [];
  const singles: LimitMove[] = [];
  for (const [position, limit] of limits.entries()) {
    // A bus, province or line that the joint answer leaves alone is not where the shortage is.
    const isLocal = ["bus", "province", "network"].includes(limit.kind);
    if (isLocal && (joint[position] ?? 0) <= NOISE) continue;
    if (options.signal?.aborted) return [];
    await allowSlacks(model, firstColumn, limits.length, (other) => other === position);
    const slacks = await solveSlacks(model, options, firstColumn);
    const slack = slacks?.[position] ?? 0;
    const move = describeMove(limit, slack);
    const isEmptyTarget = limit.kind === "target" && move.to <= 0;
    if (slack > NOISE && !isEmptyTarget) singles.push(move);
  }
  if (singles.length > 0) return singles.sort((a, b) => sizeOf(a) - sizeOf(b));
  return limits.flatMap((limit, position) => {
    const slack = joint[position] ?? 0;
    return slack > NOISE ? [{ ...describeMove(limit, slack), together: true }] : [];
  });
}

/** Where not even the smallest site may be filled, more must be asked for. */
function raiseTarget(from: number, to: number): LimitMove {
  return { limit: "target", kind: "target", subject: "", from, to, unit: "MW" };
}

/**
 * The smallest moves of limits that let an infeasible scenario through: each single limit that
 * suffices alone, smallest relative move first; where none does, one set of moves that suffice
 * together. Empty where no limit on sums of sites is at fault (a lock on a single site may be).
 */
export async function findLimitMoves(
  siting: SitingModel,
  engine: SolverEngine,
  options: MoveOptions,
): Promise<LimitMove[]> {
  const { candidateSites, targetMw } = siting.problem;
  const smallestMw = Math.min(...candidateSites.map(({ minMw }) => minMw));
  if (targetMw < smallestMw) return [raiseTarget(targetMw, smallestMw)];
  const limits = listMovableLimits(siting);
  const model = await engine.load(addSlacks(siting.program, limits), { lane: "long" });
  try {
    const { unmet } = siting.columns;
    await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
    return await findMoves(model, siting, limits, options);
  } finally {
    await model.dispose();
  }
}
