import type { Baseline } from "@/lib/schema/baselines";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { frameProblem } from "@/lib/siting/frame-problem";
import { checkNetwork } from "../network/check-network";
import type { PlanNetwork } from "../network/plan-network";

/**
 * The baselines with what the network makes of them: each is put on it and every hour re-simulated,
 * by the same check as a plan. They are chosen without a look at it, so most are not delivered.
 */
export async function checkBaselines(
  baselines: readonly Baseline[],
  scenario: Scenario,
  data: SitingData,
  network: PlanNetwork,
): Promise<Baseline[]> {
  const { candidateSites } = frameProblem(scenario, data);
  const buses = new Map(candidateSites.map(({ id, bus }) => [id, bus]));
  const checked: Baseline[] = [];
  for (const baseline of baselines) {
    const sites = baseline.sites.map(({ id, loadMw }) => ({ bus: buses.get(id) ?? null, loadMw }));
    const gridCheck = await checkNetwork(network, { sites });
    const verified = baseline.verified && (gridCheck?.verified ?? true);
    checked.push({ ...baseline, verified, gridCheck });
  }
  return checked;
}
