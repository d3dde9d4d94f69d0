import type { SolverEngine } from "@/lib/solver/solver";
import type { Security } from "./contingency-finder";
import type { HourCase } from "./hour-case";
import { HourModel } from "./hour-model";
import type { Network } from "./network";

/**
 * Single-bus headroom of an hour, MW, [bus]: most new load at each bus alone, with no other new load
 * anywhere; null everywhere if the hour has no operation without new load (a load somewhere may hold a flow
 * back and let it run, but that is no room for it). KPG-193 modelled deliverability, no operator's
 * figure.
 */
export async function listHeadrooms(
  network: Network,
  hourCase: HourCase,
  engine: SolverEngine,
  security: Security,
): Promise<(number | null)[]> {
  const hourModel = await HourModel.open(network, hourCase, engine, security);
  try {
    const { status: atRest } = await hourModel.findHeadroom([]);
    if (atRest !== "optimal") return Array.from(network.busIds, () => null);
    const headrooms: (number | null)[] = [];
    for (const bus of network.busIds.keys()) {
      const { status, headroomMw } = await hourModel.findHeadroom([bus]);
      headrooms.push(status === "optimal" ? headroomMw : null);
    }
    return headrooms;
  } finally {
    await hourModel.close();
  }
}
