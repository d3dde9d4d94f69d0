import type { LimitMove } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { checkNetwork } from "./check-network";
import { findHourMoves, type HourQuestion } from "./find-hour-moves";
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

/**
 * Says of an infeasible scenario which hour would have to be left out, and of limits that must move
 * together which hour and lines they are. A single limit of the network is left to its hour: nobody
 * can move a line alone.
 */
export async function addNetworkMoves(
  response: SolveResponse,
  question: HourQuestion,
): Promise<SolveResponse> {
  const { network, cuts } = question.guard;
  const known = [...cuts];
  const { placedMw } = response.plan.totals;
  const moves = response.relaxations.flatMap((move): LimitMove[] => {
    // Without a plan for the rest nothing shows that a lower target would be delivered.
    if (move.kind === "target" && placedMw === 0) return [];
    if (move.kind !== "network") return [move];
    const cut = known.find((_, position) => nameCut(known, position) === move.limit);
    return cut && move.together ? [{ ...move, network: describeLimit(network, cut) }] : [];
  });
  const hours = await findHourMoves(question, response.plan);
  return { ...response, relaxations: [...moves, ...hours] };
}
