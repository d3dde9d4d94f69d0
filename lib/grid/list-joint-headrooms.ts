import type { SolverEngine } from "@/lib/solver/solver";
import type { HourCase } from "./hour-case";
import { HourModel } from "./hour-model";
import type { Network } from "./network";

/**
 * Joint headroom of an hour without outages, MW, [group]: most new load at the buses of a group together,
 * shared among them as suits the network, with no new load elsewhere; null everywhere if the hour has
 * no operation without new load. KPG-193 modelled deliverability, no operator's figure.
 */
export async function listJointHeadrooms(
  network: Network,
  hourCase: HourCase,
  engine: SolverEngine,
  groups: readonly (readonly number[])[],
): Promise<(number | null)[]> {
  const hourModel = await HourModel.open(network, hourCase, engine, { kind: "n0" });
  try {
    const { status: atRest } = await hourModel.findHeadroom([]);
    if (atRest !== "optimal") return groups.map(() => null);
    const headrooms: (number | null)[] = [];
    for (const buses of groups) {
      const { status, headroomMw } = await hourModel.findHeadroom(buses);
      headrooms.push(status === "optimal" ? headroomMw : null);
    }
    return headrooms;
  } finally {
    await hourModel.close();
  }
}
