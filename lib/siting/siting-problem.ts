import type { CriterionId } from "../schema/scenario";

/**
 * A siting question in physical units: who may open where, how large, and which limits are shared.
 * It is what a scenario says once it has been joined with the data; it holds no variable, no row
 * and no solver word. Facility location (p-median, capacitated, single-source) is the case with
 * `service` and without renewables, spread and criteria.
 *
 * Sites, places, clusters and customers refer to each other by position in their arrays.
 */
export interface SitingProblem {
  readonly candidateSites: readonly CandidateSite[];
  /** Load to place, MW. With `service` it is the sum of the demands, and all of it is served. */
  readonly targetMw: number;
  /** Loads are whole multiples of this, MW; null = any size. */
  readonly moduleMw: number | null;
  readonly siteCount: SiteCount;
  readonly sharedLimits: readonly SharedLimit[];
  /** Headroom that may be added, at a price, to the limits with `canReinforce`. */
  readonly reinforcement: Reinforcement;
  /** Largest share of the placed load in the capital region, 0–1; 1 = no cap. */
  readonly capitalShareCap: number;
  /** Largest value of each criterion, in its own unit; null = no cap. */
  readonly criterionCaps: Readonly<Record<CriterionId, number | null>>;
  /** Open sites are at least this far apart, km; 0 = no rule. Who is too near: `CandidateSite.tooNear`. */
  readonly separationKm: number;
  /** Largest share of the placed load in seismic zone 1, 0–1; 1 = no cap. */
  readonly seismicShareCap: number;
  /** Least share of the placed load at sites with `nearUsers`, 0–1; 0 = no rule. */
  readonly latencyShare: number;
  readonly renewables: RenewableSupply;
  /** Target spread outside the capital region; empty = none. */
  readonly spread: readonly SpreadTarget[];
  /** Whether a province's distance from its even load counts as it is, or squared; see `out-of-place.ts`. */
  readonly spreadMeasure: "distance" | "squared";
  /** Criteria this problem has; empty with `service`, whose objective is its own cost. */
  readonly criteria: readonly CriterionId[];
  readonly service: ServiceDemand | null;
}

/** Whether the optimiser may choose: `closed` stays at 0, `open` must carry its `minMw`. */
export type SiteState = "free" | "open" | "closed";

/** A place where load may be put: load = 0, or minMw ≤ load ≤ maxMw. */
export interface CandidateSite {
  readonly id: string;
  readonly state: SiteState;
  /** Least load when open, MW. */
  readonly minMw: number;
  /** Largest load that any limit on this site alone or shared by it lets through, MW (tight). */
  readonly maxMw: number;
  readonly province: string;
  /** In Seoul, Incheon or Gyeonggi. */
  readonly capital: boolean;
  /** Nearest bus of the network model; null where it has none (Jeju). */
  readonly bus: number | null;
  /** Position in `renewables.clusters`; null = no renewables are counted for this site. */
  readonly cluster: number | null;
  /** Mean distance to residents, km. */
  readonly accessKm: number;
  /** Share of the requested MW that the published review called impossible here, 0–1; null = unknown. */
  readonly refusalShare: number | null;
  /** Length of the new connection to the station, km; 0 at a station. */
  readonly connectionKm: number;
  /** In seismic zone 1, or in a municipality whose zone is unknown. */
  readonly seismicZone1: boolean;
  /** Within the latency radius. */
  readonly nearUsers: boolean;
  /** Ids of the sites that may not be open with this one. */
  readonly tooNear: readonly string[];
  /** Cost of opening, in the unit of `service`; 0 in a siting scenario. */
  readonly openingCost: number;
}

/** A problem without caps on criteria. */
export const noCriterionCaps: SitingProblem["criterionCaps"] = {
  grid: null,
  decentralisation: null,
  renewables: null,
  access: null,
};

/** At least and at most so many sites open; equal = exactly so many. */
export interface SiteCount {
  readonly min: number;
  readonly max: number;
}

/** Kinds of limits on the sum of several sites' loads. */
export type SharedLimitKind = "bus" | "province" | "province-bound" | "capital-interface";

/** Where a limit's figure comes from; the words for it are in the message files. */
export type LimitSource =
  | "kpg193-n1"
  | "kpg193-n0"
  | "kpg193-capital"
  | "kepco-review"
  | "kepco-outlook-2027"
  | "scenario";

/** lowerMw ≤ Σ load over `sites` ≤ upperMw. */
export interface SharedLimit {
  /** `bus:51`, `province:41`, `province-bound:41`, `capital-interface`. */
  readonly id: string;
  readonly kind: SharedLimitKind;
  /** Bus number, province code, or "" for the capital region. */
  readonly subject: string;
  /** Positions in `candidateSites`. */
  readonly sites: readonly number[];
  /** 0 = none. */
  readonly lowerMw: number;
  /** Infinity = none. */
  readonly upperMw: number;
  /** Load beyond this counts as crowded in the grid criterion, MW; null = never. */
  readonly crowdedFromMw: number | null;
  readonly source: LimitSource;
}

/** Headroom may be added to a limit of the network, not to a rule of the scenario. */
export function canReinforce({ kind }: SharedLimit): boolean {
  return kind === "bus" || kind === "province";
}

export interface Reinforcement {
  /** Most that is added to one limit, MW; 0 = none. */
  readonly maxMw: number;
  /** MW at grid risk that one added MW counts as. */
  readonly riskPerMw: number;
}

/** Most load that a limit lets through, with all that may be added to it, MW. */
export function findMostMw(limit: SharedLimit, { maxMw }: Reinforcement): number {
  return limit.upperMw + (canReinforce(limit) ? maxMw : 0);
}

export interface RenewableSupply {
  readonly places: readonly RenewablePlace[];
  readonly clusters: readonly RenewableCluster[];
  /** Mean load ÷ contracted MW. */
  readonly loadFactor: number;
  /** Least matched share of the mean load, 0–1. */
  readonly minMatchedShare: number;
  /** Representative parts of the year in which output is matched apart; empty = over the year. */
  readonly blocks: readonly RenewableBlock[];
}

/** A part of the year: what places give in it. */
export interface RenewableBlock {
  readonly id: string;
  /** Part of the hours of the year, 0–1; all together 1. */
  readonly share: number;
  /** Output ÷ mean output over the year, [place]. */
  readonly outputRatio: Float64Array;
}

/** Solar and wind power of one place. */
export interface RenewablePlace {
  readonly id: string;
  /** Mean output, MW; shared by every cluster that draws on it. */
  readonly meanMw: number;
}

/** Sites that see the same renewables at the same distances. */
export interface RenewableCluster {
  /** `bus:51`, or `site:s12` for a site without bus. */
  readonly id: string;
  readonly links: readonly RenewableLink[];
}

export interface RenewableLink {
  /** Position in `renewables.places`. */
  readonly place: number;
  readonly distanceKm: number;
  /** Worth of one matched MW: 1 − 0.05 · distance ÷ radius. */
  readonly worth: number;
}

/** Share of the target that a province outside the capital would carry under an even spread. */
export interface SpreadTarget {
  readonly province: string;
  /** τ, 0–1; all together 1. */
  readonly share: number;
  /** Positions in `candidateSites`. */
  readonly sites: readonly number[];
}

/**
 * Demand that sites serve over sparse links: load of a site = what it serves.
 *
 *   minimise Σ openingCost·open + Σ cost·share,   Σ_i share[i][j] = 1 for each customer j
 */
export interface ServiceDemand {
  readonly customers: readonly ServiceCustomer[];
  readonly links: readonly ServiceLink[];
  /** Each customer is served by one site alone; else its demand may be split. */
  readonly singleSource: boolean;
}

export interface ServiceCustomer {
  readonly id: string;
  /** In the unit of the sites' `maxMw`; 0 is allowed. */
  readonly demandMw: number;
}

export interface ServiceLink {
  /** Position in `candidateSites`. */
  readonly site: number;
  /** Position in `customers`. */
  readonly customer: number;
  /** Cost of serving all of the customer's demand from this site. */
  readonly cost: number;
}
