import type { Relaxation } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { checkNetwork } from "./check-network";
import { describeLimit, listBindingAtBus, listNetworkLimits } from "./list-network-limits";
import { type NetworkGuard, nameCut } from "./network-guard";

/**
 * Adds to an answer what the network says of it: the limits that bind, each site's share in them,
 * and a re-simulation of every hour, without which nothing counts as verified.
 */
export async function addNetwork(
  response: SolveResponse,
  { network, cuts }: NetworkGuard,
): Promise<SolveResponse> {
  const { plan, certificate } = response;
  const gridCheck = await checkNetwork(network, plan);
  const known = [...cuts];
  const limits = listNetworkLimits(network, known, plan);
  const missingMw = gridCheck?.hours.map((hour) => hour.missingMw ?? 0) ?? [];
  return {
    ...response,
    plan: {
      ...plan,
      limits: [...plan.limits, ...limits],
      sites: plan.sites.map((site) => {
        const here = listBindingAtBus(network, known, limits, site.bus);
        return here.length === 0 ? site : { ...site, binding: [...site.binding, ...here] };
      }),
    },
    certificate: {
      ...certificate,
      verified: certificate.verified && (gridCheck?.verified ?? true),
      maxViolation: Math.max(certificate.maxViolation ?? 0, ...missingMw),
    },
    gridCheck,
  };
}

/** Says of each network limit that would have to move which hour and lines it is. */
export function describeNetworkMoves(
  moves: readonly Relaxation[],
  { network, cuts }: NetworkGuard,
): Relaxation[] {
  return moves.map((move) => {
    if (move.kind !== "network") return move;
    const known = cuts.find((_, position) => nameCut(cuts, position) === move.limit);
    return known ? { ...move, network: describeLimit(network, known) } : move;
  });
}
