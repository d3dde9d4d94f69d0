import type { SolveResponse } from "@/lib/schema/solve-response";
import { checkNetwork } from "./check-network";
import { listBindingAtBus, listNetworkLimits } from "./list-network-limits";
import type { NetworkGuard } from "./network-guard";

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
