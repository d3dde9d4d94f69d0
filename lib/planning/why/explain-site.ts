import { CodedError } from "@/lib/errors";
import type { Certificate, LimitMove, LimitUse, Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { LoadMove, Obstacle, WhyResponse } from "@/lib/schema/why";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import { findMostMw, type SitingProblem } from "@/lib/siting/siting-problem";
import { askVariant } from "../ask/ask-variant";
import { listEquivalents, measureSlope, type PlanQuestion } from "../ask/plan-question";
import { NetworkGuard } from "../network/network-guard";
import { findLimitMoves } from "../no-plan/find-limit-moves";
import { MoveTrial } from "../no-plan/move-trial";

/** Loads that differ by less are the same, MW. */
const SAME_MW = 0.01;
const FIT_MW = 1e-6;

/** The scenario with one site closed, whatever its lock was. */
function closeSite(scenario: Scenario, id: string): Scenario {
  return {
    ...scenario,
    lockedIn: scenario.lockedIn.filter((lock) => lock.id !== id),
    lockedOut: [...scenario.lockedOut.filter((one) => one !== id), id],
  };
}

/** The scenario with one site open, at any size that the rules let through. */
function openSite(scenario: Scenario, id: string): Scenario {
  return {
    ...scenario,
    lockedIn: [
      ...scenario.lockedIn.filter((lock) => lock.id !== id),
      { id, minMw: null, maxMw: null },
    ],
    lockedOut: scenario.lockedOut.filter((one) => one !== id),
  };
}

/** The limit under which the smallest site does not fit at a place; null where it fits. */
function findObstacle(problem: SitingProblem, id: string): Obstacle | null {
  const position = problem.candidateSites.findIndex((site) => site.id === id);
  const site = problem.candidateSites[position];
  if (!site || site.maxMw >= site.minMw - FIT_MW) return null;
  const neededMw = site.minMw;
  const limits = problem.sharedLimits
    .filter((limit) => {
      const mostMw = findMostMw(limit, problem.reinforcement);
      return limit.sites.includes(position) && mostMw < neededMw;
    })
    .sort((a, b) => a.upperMw - b.upperMw);
  const [tightest] = limits;
  if (tightest) {
    const { kind, subject, upperMw } = tightest;
    return { kind, subject, limitMw: upperMw, neededMw };
  }
  const capitalMw = problem.capitalShareCap * problem.targetMw;
  if (site.capital && capitalMw < neededMw) {
    return { kind: "capital-share", subject: "", limitMw: capitalMw, neededMw };
  }
  return { kind: "site", subject: "", limitMw: site.maxMw, neededMw };
}

function loadOf(plan: Plan, id: string): number {
  return plan.sites.find((site) => site.id === id)?.loadMw ?? 0;
}

/** Sites whose load differs between two plans, largest difference first. */
function listMoves(before: Plan, after: Plan, except: string): LoadMove[] {
  const sites = new Map([...before.sites, ...after.sites].map((site) => [site.id, site]));
  const moves = [...sites.values()].map(({ id, name, province }) => {
    return { site: id, name, province, fromMw: loadOf(before, id), toMw: loadOf(after, id) };
  });
  const sizeOf = ({ fromMw, toMw }: LoadMove) => Math.abs(toMw - fromMw);
  return moves
    .filter((move) => move.site !== except && sizeOf(move) > SAME_MW)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.site.localeCompare(b.site));
}

/** Binding limits at a site, in a plan in which it is open. */
function listBinding(plan: Plan, id: string): LimitUse[] {
  const binding = plan.sites.find((site) => site.id === id)?.binding ?? [];
  return plan.limits.filter((limit) => binding.includes(limit.id));
}

/**
 * The difference of two optima of which each is known to lie between a bound and a plan:
 *
 *   bound′ − objective ≤ z′ − z* ≤ objective′ − bound
 *
 * A mere restriction costs at least nothing.
 */
function boundCost(base: Certificate, other: Certificate, restricts: boolean): WhyResponse["cost"] {
  if (base.objective === null || base.bound === null) return null;
  if (other.objective === null || other.bound === null) return null;
  const least = restricts ? 0 : Number.NEGATIVE_INFINITY;
  return {
    value: Math.max(least, other.objective - base.objective),
    atLeast: Math.max(least, other.bound - base.objective),
    atMost: Math.max(least, other.objective - base.bound),
  };
}

/**
 * What it costs to do without a chosen site, z*(open = 0) − z*, or to take an unchosen one in,
 * z*(open = 1) − z*, with the best plan of each case. That it cannot be done is an answer that
 * names the limit. Throws `unknown_id` for a site that is no candidate, `unavailable` when given up.
 */
export async function explainSite(question: PlanQuestion, site: string): Promise<WhyResponse> {
  const { scenario, data, answer } = question;
  const { plan } = answer;
  const isChosen = plan.sites.some(({ id }) => id === site);
  const known = frameProblem(scenario, data).candidateSites.some(({ id }) => id === site);
  if (!known) throw new CodedError("unknown_id", `No site ${site}`, "siteId");
  const variant = isChosen ? closeSite(scenario, site) : openSite(scenario, site);
  const problem = frameProblem(variant, data);
  const locked =
    scenario.lockedIn.some(({ id }) => id === site) || scenario.lockedOut.includes(site);
  const common = { site, question: isChosen ? "replacement" : "entry", locked } as const;
  const obstacle = isChosen ? null : findObstacle(problem, site);
  if (obstacle) return { ...common, ...withoutPlan(plan, site, "impossible"), obstacle };
  const other = await askVariant(question, variant, problem);
  if (other === null) throw new CodedError("unavailable", "The question was given up");
  if (other === "no_solution") return { ...common, ...withoutPlan(plan, site, "unknown") };
  if (other === "infeasible") {
    const relaxations = await listHelp(question, variant, problem);
    return { ...common, ...withoutPlan(plan, site, "impossible"), relaxations };
  }
  const cost = boundCost(answer.certificate, other.certificate, !locked);
  return {
    ...common,
    status: "priced",
    cost,
    equivalents: cost ? listEquivalents(cost.value, plan.criteria) : [],
    criteria: compareCriteria(plan, other.plan),
    loadMw: { before: loadOf(plan, site), after: loadOf(other.plan, site) },
    moves: listMoves(plan, other.plan, site),
    binding: listBinding(isChosen ? plan : other.plan, site),
    obstacle: null,
    relaxations: [],
    verified: other.certificate.verified,
  };
}

function withoutPlan(plan: Plan, site: string, status: "impossible" | "unknown") {
  const before = loadOf(plan, site);
  return {
    status,
    cost: null,
    equivalents: [],
    criteria: [],
    loadMw: { before, after: 0 },
    moves: [],
    binding: listBinding(plan, site),
    obstacle: null,
    relaxations: [],
    verified: false,
  };
}

function compareCriteria(before: Plan, after: Plan): WhyResponse["criteria"] {
  return before.criteria.map((criterion) => {
    const { id, unit, value } = criterion;
    const changed = after.criteria.find((one) => one.id === id)?.value ?? value;
    const cost = measureSlope(criterion) * (changed - value);
    return { id, unit, before: value, after: changed, cost };
  });
}

async function listHelp(
  { data, engine, network, timeLimitMs, signal }: PlanQuestion,
  scenario: Scenario,
  problem: SitingProblem,
): Promise<LimitMove[]> {
  const siting = buildModel(problem);
  const guard = network && (await NetworkGuard.open(network, siting));
  const trial = new MoveTrial({ scenario, data, engine, network, timeLimitMs, signal });
  const search = { trial, known: [], limitMs: timeLimitMs };
  return findLimitMoves(guard?.extend(siting) ?? siting, search);
}
