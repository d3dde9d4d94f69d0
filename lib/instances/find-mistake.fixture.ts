import type { ServiceNetwork } from "@/lib/siting/service/service-network";
import { checkServicePlan } from "@/lib/siting/verify/check-service-plan";
import type { SolverEngine } from "@/lib/solver/solver";
import { solveService } from "./solve-service";

/** Relative; the sums of the reference and of the search round in their own ways. */
const TOLERANCE = 1e-6;

/** What is wrong with the answer for a network whose least cost is known (Infinity: no plan); null = nothing. */
export async function findMistake(
  network: ServiceNetwork,
  least: number,
  engine: SolverEngine,
): Promise<string | null> {
  const answer = await solveService(network, engine, performance.now() + 60_000);
  const { status, plan, objective, bound, check, isBoundChecked } = answer;
  if (!isBoundChecked) return `${status}, ${check.bound} of the bound ${bound} is recomputed`;
  if (least === Number.POSITIVE_INFINITY) return status === "infeasible" ? null : `${status}`;
  if (status !== "optimal" || !plan) return `${status} instead of ${least}`;
  const isLeast = (value: number | null) =>
    value !== null && Math.abs(value - least) <= TOLERANCE * least;
  if (!isLeast(objective)) return `costs ${objective} instead of ${least}`;
  if (!isLeast(bound)) return `has the bound ${bound} at ${least}`;
  if (!isLeast(check.bound)) return `recomputes the bound ${check.bound} at ${least}`;
  const [breach] = checkServicePlan(network, plan, objective);
  return breach ?? null;
}
