import { Mutex } from "@/lib/async/mutex";
import type { SolverEngine } from "@/lib/solver/solver";
import { NetworkGuard } from "../network/network-guard";
import type { PlanNetwork } from "../network/plan-network";
import { forbidUnmet, type WarmModel } from "./warm-model";

/**
 * The program of a warm model once more, held to what a network delivers. It takes the ranges over,
 * so that a weight means the same with and without the network and the two objectives can be
 * compared, and starts from the same basis: only the limits of the network are left to be found.
 */
export async function secureWarmModel(
  base: WarmModel,
  engine: SolverEngine,
  network: PlanNetwork,
): Promise<WarmModel> {
  const { siting, ranges, sizeRows } = base;
  const guard = await NetworkGuard.open(network, siting);
  const share = async (lane: "quick" | "long") => {
    const model = await engine.load(siting.program, { lane, like: base.quick.model });
    await forbidUnmet(model, siting);
    return { model: guard.secure(model), turns: new Mutex() };
  };
  return {
    ...{ siting, ranges, sizeRows, guard },
    quick: await share("quick"),
    long: await share("long"),
  };
}
