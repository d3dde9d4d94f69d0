import { ProgramBuilder } from "../lp/program-builder";
import { MW_PER_GW } from "../units";
import { addSiteVariables } from "./constraints/add-site-variables";
import { capCriteria, hasCriterionCaps } from "./constraints/cap-criteria";
import { keepApart } from "./constraints/keep-apart";
import {
  capCapitalShare,
  capSeismicShare,
  keepNearUsers,
  keepSharedLimits,
} from "./constraints/limit-shared-load";
import { buildWholeModules, countSites, meetTarget, sizeSites } from "./constraints/limit-sites";
import { meetFromContracts, meetWithinLoad } from "./constraints/match-by-block";
import {
  matchLeastShare,
  matchWhereOpen,
  matchWithinLoad,
  shareRenewableOutput,
} from "./constraints/match-renewables";
import {
  loadWhatIsServed,
  openEnoughCapacity,
  serveEachCustomer,
  serveFromOpenSites,
} from "./constraints/serve-customers";
import { openBetterFirst } from "./constraints/tighten-program";
import { serviceCosts } from "./criteria/criterion-costs";
import { addCrowding } from "./criteria/grid-risk";
import { addDeviations } from "./criteria/out-of-place";
import type { ModelDraft } from "./model-draft";
import type { SitingModel } from "./siting-model";
import type { SitingProblem } from "./siting-problem";
import {
  leaveLimitsToRows,
  leaveSitesLoose,
  type TightenedSites,
  tightenSites,
} from "./tighten-sites";

/** The constraints by name, in the order of their rows. */
export const constraintNames = [
  "meetTarget",
  "sizeSites",
  "buildWholeModules",
  "countSites",
  "keepSharedLimits",
  "capCapitalShare",
  "capSeismicShare",
  "keepNearUsers",
  "keepApart",
  "matchWithinLoad",
  "shareRenewableOutput",
  "matchWhereOpen",
  "meetWithinLoad",
  "meetFromContracts",
  "matchLeastShare",
  "serveEachCustomer",
  "serveFromOpenSites",
  "loadWhatIsServed",
  "capCriteria",
] as const;

export type ConstraintName = (typeof constraintNames)[number];

export interface BuildOptions {
  /**
   * Use what an exchange argument says about alike sites (default). Turn it off for questions about
   * one named site, such as what it costs to open it, unless that site is locked in the problem.
   */
  readonly tighten?: boolean;
  /**
   * Write each limit once and nothing that follows from others: for prices. Fix the openings, solve
   * the LP, and the dual of a limit's row is the whole price of the limit. Positions of `load`,
   * `open`, `modules`, `unmet` and `matches` are the same as in the model that is solved.
   */
  readonly forPrices?: boolean;
  /** Appends columns and rows of another part, such as the flows of a network, at the end. */
  readonly extend?: (draft: ModelDraft) => void;
  /** Leaves constraints out; only to test that the verifier notices. */
  readonly omit?: ReadonlySet<ConstraintName>;
}

/**
 * Writes a siting problem as a mixed-integer program: variables, constraints, parts of criteria.
 * Its cost is 0 (see `combineCosts`, `placementCosts`), or the cost of a location problem.
 * README.md holds the same in mathematics.
 */
export function buildModel(problem: SitingProblem, options: BuildOptions = {}): SitingModel {
  const sites = assumeSites(problem, options);
  const builder = new ProgramBuilder();
  const unitMw = chooseUnit(problem);
  const columns = addSiteVariables(problem, sites, builder, unitMw);
  const draft: ModelDraft = {
    problem,
    builder,
    unitMw,
    columns,
    sites,
    lean: options.forPrices ?? false,
    groups: new Map(),
    limitRows: [],
  };
  const omit = options.omit ?? new Set<ConstraintName>();
  addConstraints(draft, omit);
  openBetterFirst(draft);
  const parts = {
    crowding: problem.criteria.includes("grid") ? addCrowding(draft) : new Map<string, number>(),
    deviation: problem.criteria.includes("decentralisation")
      ? addDeviations(draft)
      : new Map<string, number>(),
  };
  options.extend?.(draft);
  const model: SitingModel = {
    problem,
    program: builder.build(),
    unitMw,
    columns: { ...columns, ...parts },
    limitRows: draft.limitRows,
  };
  if (hasCriterionCaps(problem) && !omit.has("capCriteria")) {
    capCriteria(draft, model);
    return { ...model, program: builder.build() };
  }
  if (!problem.service) return model;
  return { ...model, program: builder.build(serviceCosts(model).cost) };
}

function assumeSites(problem: SitingProblem, options: BuildOptions): TightenedSites {
  if (options.forPrices) return leaveLimitsToRows(problem);
  return options.tighten === false ? leaveSitesLoose(problem) : tightenSites(problem);
}

function addConstraints(draft: ModelDraft, omit: ReadonlySet<ConstraintName>): void {
  const { service } = draft.problem;
  const constraints: Record<Exclude<ConstraintName, "capCriteria">, () => void> = {
    meetTarget: () => meetTarget(draft),
    sizeSites: () => sizeSites(draft),
    buildWholeModules: () => buildWholeModules(draft),
    countSites: () => countSites(draft),
    keepSharedLimits: () => keepSharedLimits(draft),
    capCapitalShare: () => capCapitalShare(draft),
    capSeismicShare: () => capSeismicShare(draft),
    keepNearUsers: () => keepNearUsers(draft),
    keepApart: () => keepApart(draft),
    matchWithinLoad: () => matchWithinLoad(draft),
    shareRenewableOutput: () => shareRenewableOutput(draft),
    matchWhereOpen: () => matchWhereOpen(draft),
    meetWithinLoad: () => meetWithinLoad(draft),
    meetFromContracts: () => meetFromContracts(draft),
    matchLeastShare: () => matchLeastShare(draft),
    serveEachCustomer: () => service && serveEachCustomer(draft, service),
    serveFromOpenSites: () => service && serveFromOpenSites(draft, service),
    loadWhatIsServed: () => service && loadWhatIsServed(draft, service),
  };
  for (const name of constraintNames) {
    // It counts the parts of criteria too, and so comes after them.
    if (name !== "capCriteria" && !omit.has(name)) constraints[name]();
  }
  if (service) openEnoughCapacity(draft, service);
}

/** GW in a scenario; the largest demand in a location problem, whose numbers have any size. */
function chooseUnit({ service }: SitingProblem): number {
  if (!service) return MW_PER_GW;
  return service.customers.reduce((largest, { demandMw }) => Math.max(largest, demandMw), 0) || 1;
}
