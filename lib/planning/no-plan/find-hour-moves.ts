import type { StressHour } from "@/lib/schema/grid-data";
import type { LimitMove, Plan } from "@/lib/schema/plan";
import { describeLimit, listNetworkLimits } from "../network/list-network-limits";
import type { NetworkGuard } from "../network/network-guard";
import type { MoveTrial } from "./move-trial";

/**
 * The single hours that stand between a scenario and a plan: without one of them the whole target
 * fits, which is tried. Each says how much fits with the hour (the partial plan) and what is short in it.
 */
export async function findHourMoves(
  guard: NetworkGuard,
  trial: MoveTrial,
  partial: Plan,
): Promise<LimitMove[]> {
  const { network, cuts } = guard;
  const { placedMw, targetMw } = partial.totals;
  const binding = listNetworkLimits(network, cuts, partial).filter((limit) => limit.binding);
  // Where not even the partial plan is delivered, its own shortage says why.
  const placed = partial.sites.map(({ bus, loadMw: mw }) => ({ bus, mw }));
  const broken = (await network.test(network.sumByBus(placed))).cuts;
  const moves: LimitMove[] = [];
  for (const hour of network.hours) {
    if (trial.question.signal?.aborted) break;
    const short = broken.find(({ cut }) => cut.hour === hour.id);
    const shown =
      (short && describeLimit(network, short)) ??
      binding.find(({ subject }) => subject === hour.id)?.network ??
      findAdequacy(guard, hour);
    if (!shown) continue;
    const move: LimitMove = {
      limit: `network-hour:${hour.id}`,
      kind: "network",
      subject: hour.id,
      from: placedMw,
      to: targetMw,
      unit: "MW",
      network: shown,
    };
    if (await trial.suffices([move])) moves.push(move);
  }
  return moves;
}

function findAdequacy({ network, cuts }: NetworkGuard, hour: StressHour) {
  const known = cuts.find(({ cut }) => cut.hour === hour.id);
  return known && describeLimit(network, known);
}
