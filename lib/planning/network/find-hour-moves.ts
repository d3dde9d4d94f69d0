import type { StressHour } from "@/lib/schema/grid-data";
import type { LimitMove, Plan } from "@/lib/schema/plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolveOptions, SolverEngine } from "@/lib/solver/solver";
import { describeLimit, listNetworkLimits } from "./list-network-limits";
import { NetworkGuard } from "./network-guard";
import { openPlanNetwork } from "./plan-network";

export interface HourQuestion {
  /** Of the scenario that has no plan. */
  readonly guard: NetworkGuard;
  /** The same sites, no tighter than they are by themselves. */
  readonly loose: SitingModel;
  readonly engine: SolverEngine;
  readonly options: SolveOptions;
}

/** Whether parts of sites can carry the whole target once an hour no longer counts. */
async function hasPlanWithout(question: HourQuestion, left: StressHour): Promise<boolean> {
  const { guard, loose, engine, options } = question;
  const { asked, store } = guard.network;
  const hours = asked.hours.filter((id) => id !== left.id);
  const network = openPlanNetwork(store, { ...asked, hours });
  if (!network || hours.length === 0) return false;
  const smaller = await NetworkGuard.open(network, loose);
  const model = smaller.secure(await engine.load(loose.program, { lane: "long" }));
  try {
    const unmet = Int32Array.of(loose.columns.unmet);
    await model.changeColumnBounds(unmet, Float64Array.of(0), Float64Array.of(0));
    const { status } = await model.solve({ ...options, relax: true });
    return status === "optimal";
  } finally {
    await model.dispose();
  }
}

/**
 * The single hours that stand between a scenario and a plan: without one of them the whole target
 * fits. Each says how much fits with the hour (the partial plan) and what is short in it.
 */
export async function findHourMoves(question: HourQuestion, partial: Plan): Promise<LimitMove[]> {
  const { network, cuts } = question.guard;
  const { placedMw, targetMw } = partial.totals;
  const binding = listNetworkLimits(network, cuts, partial).filter((limit) => limit.binding);
  // Where not even the partial plan is delivered, its own shortage says why.
  const placed = partial.sites.map(({ bus, loadMw: mw }) => ({ bus, mw }));
  const broken = (await network.test(network.sumByBus(placed))).cuts;
  const moves: LimitMove[] = [];
  for (const hour of network.hours) {
    if (question.options.signal?.aborted) break;
    const short = broken.find(({ cut }) => cut.hour === hour.id);
    const shown =
      (short && describeLimit(network, short)) ??
      binding.find(({ subject }) => subject === hour.id)?.network ??
      findAdequacy(question.guard, hour);
    if (!shown || !(await hasPlanWithout(question, hour))) continue;
    moves.push({
      limit: `network-hour:${hour.id}`,
      kind: "network",
      subject: hour.id,
      from: placedMw,
      to: targetMw,
      unit: "MW",
      network: shown,
    });
  }
  return moves;
}

function findAdequacy({ network, cuts }: NetworkGuard, hour: StressHour) {
  const known = cuts.find(({ cut }) => cut.hour === hour.id);
  return known && describeLimit(network, known);
}
