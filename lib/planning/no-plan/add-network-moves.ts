import type { LimitMove } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { describeLimit } from "../network/list-network-limits";
import { type NetworkGuard, nameCut } from "../network/network-guard";
import { findHourMoves } from "./find-hour-moves";
import type { MoveTrial } from "./move-trial";

/**
 * Says of an infeasible scenario which hour would have to be left out, and of limits that must move
 * together which hour and lines they are. A single limit of the network is left to its hour: nobody
 * can move a line alone.
 */
export async function addNetworkMoves(
  response: SolveResponse,
  guard: NetworkGuard,
  trial: MoveTrial,
): Promise<SolveResponse> {
  const { network, cuts } = guard;
  const known = [...cuts];
  const moves = response.relaxations.flatMap((move): LimitMove[] => {
    if (move.kind !== "network") return [move];
    const cut = known.find((_, position) => nameCut(known, position) === move.limit);
    return cut && move.together ? [{ ...move, network: describeLimit(network, cut) }] : [];
  });
  const hours = await findHourMoves(guard, trial, response.plan);
  return { ...response, relaxations: [...moves, ...hours] };
}
