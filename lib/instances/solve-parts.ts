import type { ServiceBound } from "@/lib/siting/service/service-bound";
import { closePart } from "@/lib/siting/service/service-closing";
import { ServiceDivision } from "@/lib/siting/service/service-division";
import { hasWholeShares, type ServiceNetwork } from "@/lib/siting/service/service-network";
import type { PlanSearch } from "@/lib/siting/service/service-plan-search";
import { makeServicePricing } from "@/lib/siting/service/service-pricing";
import type { ServiceProof } from "@/lib/siting/service/service-proof";
import { leavesFewLinks, narrowNetwork } from "@/lib/siting/service/service-reduction";
import { type TightPart, tightenPart } from "@/lib/siting/service/service-tightening";
import type { SolverEngine } from "@/lib/solver/solver";
import { solveReduction } from "./solve-reduction";

/** A model of at most so many links is solved rather than divided. */
const FEW_LINKS = { wholeCustomers: 100, split: 5_000, unlimited: 3_000 };
/** A model over more links than this does not fit the solver's memory. */
const MAX_LINKS = 400_000;
/** Every model gets so long first, ms. */
const FIRST_TRY_MS = 4_000;
/** A part is divided to its end into so many before a model is asked, and again as a last resort. */
const MOST_PARTS = { first: 64, last: 4_000 };

/** What became of the plans at most as dear as a cutoff. */
export interface PartsOutcome {
  /** No plan is cheaper than both this and the best plan known. */
  readonly bound: number;
  /** False where time or memory ended it early. */
  readonly isComplete: boolean;
  /** Of all plans, for a check apart from the search. */
  readonly proof: ServiceProof;
}

/** The question all parts share. */
export interface PartsQuestion {
  readonly network: ServiceNetwork;
  readonly root: ServiceBound;
  readonly plans: PlanSearch;
  /** Dearer plans are left out. */
  readonly cutoff: number;
  /** Largest cost that is of use: the cutoff, or just below the best plan. */
  readonly findLimit: () => number;
  readonly hasWholeCosts: boolean;
  readonly engine: SolverEngine;
  readonly deadline: number;
}

/**
 * Looks for the cheapest plan up to a cutoff: what the bound of all plans rules out is left out, and
 * the rest is divided until a part is ruled out as well or its siting model is small.
 */
export async function solveParts(question: PartsQuestion): Promise<PartsOutcome> {
  const { cutoff, plans, deadline, findLimit } = question;
  const proof = { ...question.root.proof, prices: [...question.root.proof.prices] };
  const root = { ...question.root, proof };
  const tight = tightenPart(question.network, root, plans, findLimit, deadline);
  if (!tight) return { bound: cutoff, isComplete: true, proof };
  const network = narrowNetwork(question.network, tight.reduction);
  const pricing = makeServicePricing(network);
  const start = { ...tight.part, siteState: tight.reduction.siteState };
  const division = new ServiceDivision(network, pricing, plans, start, findLimit);
  const mostLinks = countFewLinks(network);
  const hard: ServiceBound[] = [];
  const tryPart = async (
    part: ServiceBound,
    mostParts: number,
    timeLimitMs: number,
  ): Promise<number | null> => {
    if (closePart(network, part, { plans, findLimit, mostParts, deadline })) return null;
    const small = tightenPart(network, part, plans, findLimit, deadline);
    return small && solvePart(question, small, timeLimitMs);
  };
  for (let part = division.take(); part !== null; part = division.take()) {
    if (performance.now() > deadline) {
      return { bound: findLeast([part, ...hard], cutoff), isComplete: false, proof };
    }
    if (!part.siteState.includes("free") || leavesFewLinks(network, part, findLimit(), mostLinks)) {
      const proven = await tryPart(part, MOST_PARTS.first, FIRST_TRY_MS);
      if (proven === null) continue;
      part = { ...part, bound: Math.max(part.bound, proven) };
    }
    if (!division.divide(part, deadline)) hard.push(part);
  }
  // What took too long comes last: other parts may have brought a plan that rules it out.
  const open: ServiceBound[] = [];
  for (const part of hard.sort((a, b) => a.bound - b.bound)) {
    const proven = await tryPart(part, MOST_PARTS.last, Number.POSITIVE_INFINITY);
    if (proven !== null) open.push({ ...part, bound: Math.max(part.bound, proven) });
  }
  return { bound: findLeast(open, cutoff), isComplete: open.length === 0, proof };
}

function findLeast(parts: readonly ServiceBound[], cutoff: number): number {
  return parts.reduce((least, { bound }) => Math.min(least, bound), cutoff);
}

/** Null where the part holds no plan of use any more, else what is proven about it. */
async function solvePart(
  question: PartsQuestion,
  { network, part, reduction }: TightPart,
  timeLimitMs: number,
): Promise<number | null> {
  if (reduction.links.length > MAX_LINKS) return part.bound;
  let isKept = true;
  const left = question.deadline - performance.now();
  const result = await solveReduction(network, reduction, question.engine, {
    timeLimitMs: Math.min(left, timeLimitMs),
    findLimit: question.findLimit,
    hasWholeCosts: question.hasWholeCosts,
    keep: (plan) => {
      isKept = question.plans.keep(plan);
    },
  });
  // A plan that only a tolerance lets pass leaves the part open.
  const isSolved = result.status === "infeasible" || (result.status === "optimal" && isKept);
  if (!isSolved && result.bound <= question.findLimit()) return result.bound;
  part.proof.end = { kind: "claimed" };
  return null;
}

function countFewLinks(network: ServiceNetwork): number {
  if (network.singleSource) return FEW_LINKS.wholeCustomers;
  return hasWholeShares(network) ? FEW_LINKS.unlimited : FEW_LINKS.split;
}
