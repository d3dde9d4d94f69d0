import { CodedError } from "../errors";
import type { Province, SitingData } from "../schema/geodata";
import type { Scenario } from "../schema/scenario";
import { criterionIds } from "./criteria/criterion-costs";
import { frameSharedLimits } from "./frame-limits";
import { frameRenewables } from "./frame-renewables";
import { listTooNear } from "./list-too-near";
import { gatherSiteFacts, type SiteFacts } from "./site-facts";
import {
  type CandidateSite,
  findMostMw,
  type Reinforcement,
  type SharedLimit,
  type SitingProblem,
  type SpreadTarget,
} from "./siting-problem";

/** Largest load on a 154 kV connection, MW; above it 345 kV is needed. */
export const MAX_154_KV_MW = 400;

/** An open site carries at least this, MW, whatever the smallest size asked for. */
const SMALLEST_SITE_MW = 0.1;

/** Sizes are rounded down to this, MW: a kilowatt. */
const SIZE_STEP_MW = 0.001;

/**
 * Joins a scenario with the data to a siting problem: every candidate with its tight largest load,
 * every shared limit with its source, renewables in reach, the even spread.
 * Throws `unknown_id` or `bad_field` with the path of the scenario's field.
 */
export function frameProblem(scenario: Scenario, data: SitingData): SitingProblem {
  const sites = gatherSiteFacts(scenario, data);
  checkScenario(scenario, data, sites);
  const sharedLimits = frameSharedLimits(scenario, data, sites);
  const { renewables, clusterOf } = frameRenewables(scenario, data, sites);
  const { maxMwPerLimit, weightMwPerMw } = scenario.reinforcement;
  const reinforcement = { maxMw: maxMwPerLimit, riskPerMw: weightMwPerMw };
  const roomMw = measureRoom(sites.length, sharedLimits, reinforcement);
  const provinces = new Map(data.provinces.map((province) => [province.code, province]));
  const tooNear = listTooNear(sites, scenario.site.separationKm);
  const refusalElsewhere = findRefusalShare(data.provinces) ?? 0;
  const candidateSites = sites.map((site, i): CandidateSite => {
    const province = provinces.get(site.province);
    return {
      ...boundSite(scenario, site, province?.capital ?? false, roomMw[i] ?? Infinity),
      id: site.id,
      province: site.province,
      capital: province?.capital ?? false,
      bus: site.bus,
      cluster: clusterOf[i] ?? null,
      accessKm: site.accessKm,
      // Where the review names nothing, its share over the whole country stands in.
      refusalShare: (province && findRefusalShare([province])) ?? refusalElsewhere,
      connectionKm: site.connectionKm,
      seismicZone1: site.seismicZone !== 2,
      nearUsers: site.capitalCentreKm <= scenario.access.latencyRadiusKm,
      tooNear: tooNear.get(site.id) ?? [],
      openingCost: 0,
    };
  });
  return {
    candidateSites,
    targetMw: scenario.targetMw,
    moduleMw: scenario.site.moduleMw,
    siteCount: { min: scenario.site.minCount, max: scenario.site.maxCount },
    sharedLimits,
    reinforcement,
    capitalShareCap: scenario.capitalShareCap,
    criterionCaps: scenario.criterionCaps,
    separationKm: scenario.site.separationKm,
    seismicShareCap: scenario.limits.seismicZone1MaxShare,
    latencyShare: scenario.access.latencyBoundShare,
    renewables,
    spread: frameSpread(scenario, data, sites),
    spreadMeasure: scenario.spread.measure === "residents" ? "distance" : "squared",
    criteria: criterionIds,
    service: null,
  };
}

/** Smallest upper bound of all shared limits on each site, MW. */
function measureRoom(
  siteCount: number,
  limits: readonly SharedLimit[],
  reinforcement: Reinforcement,
): Float64Array {
  const roomMw = new Float64Array(siteCount).fill(Infinity);
  for (const limit of limits) {
    const mostMw = findMostMw(limit, reinforcement);
    for (const i of limit.sites) roomMw[i] = Math.min(roomMw[i] ?? Infinity, mostMw);
  }
  return roomMw;
}

function boundSite(
  scenario: Scenario,
  site: SiteFacts,
  capital: boolean,
  roomMw: number,
): Pick<CandidateSite, "state" | "minMw" | "maxMw"> {
  const lock = scenario.lockedIn.find(({ id }) => id === site.id);
  const voltageCapMw = site.kv >= 345 ? Infinity : MAX_154_KV_MW;
  const shareCapMw = capital ? scenario.capitalShareCap * scenario.targetMw : Infinity;
  const maxMw = Math.min(
    lock?.maxMw ?? Infinity,
    scenario.site.maxMw,
    voltageCapMw,
    roomMw,
    shareCapMw,
    scenario.targetMw,
  );
  const minMw = Math.max(SMALLEST_SITE_MW, scenario.site.minMw, lock?.minMw ?? 0);
  const closed = scenario.lockedOut.includes(site.id) || (!lock && maxMw < minMw);
  return {
    state: lock ? "open" : closed ? "closed" : "free",
    minMw,
    // One site may carry the whole target, whose last watts are no whole step.
    maxMw:
      maxMw === scenario.targetMw ? maxMw : Math.floor(maxMw / SIZE_STEP_MW + 1e-6) * SIZE_STEP_MW,
  };
}

/**
 * Share of the requested MW that the published first-stage review called impossible:
 * Σ unable ÷ Σ (able + unable); null where it names nothing.
 */
export function findRefusalShare(provinces: readonly Province[]): number | null {
  let unableMw = 0;
  let reviewedMw = 0;
  for (const { reviewAbleMw, reviewUnableMw } of provinces) {
    if (reviewAbleMw === null || reviewUnableMw === null) continue;
    unableMw += reviewUnableMw;
    reviewedMw += reviewAbleMw + reviewUnableMw;
  }
  return reviewedMw > 0 ? unableMw / reviewedMw : null;
}

function frameSpread(
  { spread }: Scenario,
  data: SitingData,
  sites: readonly SiteFacts[],
): SpreadTarget[] {
  const outside = data.provinces.filter((province) => !province.capital);
  const residents = outside.reduce((sum, province) => sum + province.residents, 0);
  return outside.map((province) => ({
    province: province.code,
    share: spread.measure === "hhi" ? 1 / outside.length : province.residents / residents,
    sites: sites.flatMap((site, i) => (site.province === province.code ? [i] : [])),
  }));
}

function checkScenario(scenario: Scenario, data: SitingData, sites: readonly SiteFacts[]): void {
  const { lockedIn, lockedOut, provinceBounds } = scenario;
  checkSizes(scenario);
  const ids = new Set<string>();
  sites.forEach(({ id }, i) => {
    const field = `ownSites.${i - data.stations.length}.id`;
    refuse(ids.has(id), `The id ${id} is used twice`, field);
    ids.add(id);
  });
  checkIds(
    lockedIn.map(({ id }) => id),
    ids,
    (position) => `lockedIn.${position}.id`,
  );
  checkIds(lockedOut, ids, (position) => `lockedOut.${position}`);
  checkLockSizes(scenario, sites);
  checkLockDistances(scenario, sites);
  const codes = new Set(data.provinces.map(({ code }) => code));
  for (const [code, { minMw, maxMw }] of Object.entries(provinceBounds)) {
    if (!codes.has(code)) {
      throw new CodedError("unknown_id", `No province ${code}`, `provinceBounds.${code}`);
    }
    const inverted = maxMw !== null && minMw > maxMw;
    refuse(inverted, "minMw is above maxMw", `provinceBounds.${code}.minMw`);
  }
}

function checkSizes({ site }: Scenario): void {
  const { minMw, maxMw, moduleMw } = site;
  refuse(minMw > maxMw, "The smallest site is larger than the largest", "site.minMw");
  refuse(site.minCount > site.maxCount, "minCount is above maxCount", "site.minCount");
  refuse(maxMw < SMALLEST_SITE_MW, `A site carries at least ${SMALLEST_SITE_MW} MW`, "site.maxMw");
  const oversized = moduleMw !== null && moduleMw > maxMw;
  refuse(oversized, `One module is larger than the largest site, ${maxMw} MW`, "site.moduleMw");
  if (moduleMw === null) return;
  const fits = holdsModules(moduleMw, Math.max(minMw, SMALLEST_SITE_MW), maxMw);
  const message = `No whole number of modules of ${moduleMw} MW lies between ${minMw} and ${maxMw} MW`;
  refuse(!fits, message, "site.moduleMw");
}

/** Whether a whole number of modules, one at least, lies within a range of sizes, MW. */
function holdsModules(moduleMw: number, minMw: number, maxMw: number): boolean {
  const most = Math.floor(maxMw / moduleMw + 1e-9);
  return most >= 1 && most * moduleMw >= minMw - 1e-9;
}

/** What no plan could give a locked-in site: less than the smallest, more than its connection. */
function checkLockSizes(
  { site, lockedIn, lockedOut }: Scenario,
  sites: readonly SiteFacts[],
): void {
  const kvOf = new Map(sites.map(({ id, kv }) => [id, kv]));
  lockedIn.forEach(({ id, minMw, maxMw }, position) => {
    const field = `lockedIn.${position}`;
    refuse(lockedOut.includes(id), `${id} is locked in and out`, `${field}.id`);
    const inverted = minMw !== null && maxMw !== null && minMw > maxMw;
    refuse(inverted, "minMw is above maxMw", `${field}.minMw`);
    const tooSmall = maxMw !== null && maxMw < site.minMw;
    refuse(tooSmall, `The smallest site is ${site.minMw} MW`, `${field}.maxMw`);
    const kv = kvOf.get(id) ?? 345;
    const mostMw = kv >= 345 ? site.maxMw : Math.min(site.maxMw, MAX_154_KV_MW);
    const tooLarge = minMw !== null && minMw > mostMw;
    const why = mostMw < site.maxMw ? `its ${kv} kV connection` : "the largest site";
    refuse(tooLarge, `${id} carries at most ${mostMw} MW: ${why}`, `${field}.minMw`);
    if (site.moduleMw === null) return;
    const range = [Math.max(site.minMw, minMw ?? 0), Math.min(mostMw, maxMw ?? Infinity)] as const;
    const message = `No whole number of modules of ${site.moduleMw} MW fits ${id}: ${range.join(" to ")} MW`;
    refuse(!holdsModules(site.moduleMw, ...range), message, `${field}.id`);
  });
}

/** Two locked-in sites that are too near to each other contradict the separation. */
function checkLockDistances({ site, lockedIn }: Scenario, sites: readonly SiteFacts[]): void {
  const locked = new Set(lockedIn.map(({ id }) => id));
  const near = listTooNear(
    sites.filter(({ id }) => locked.has(id)),
    site.separationKm,
  );
  for (const [id, [other]] of near) {
    const message = `${id} and ${other} are locked in and nearer than ${site.separationKm} km`;
    refuse(true, message, "site.separationKm");
  }
}

function checkIds(
  wanted: readonly string[],
  known: ReadonlySet<string>,
  fieldOf: (position: number) => string,
): void {
  const seen = new Set<string>();
  wanted.forEach((id, position) => {
    if (!known.has(id)) throw new CodedError("unknown_id", `No site ${id}`, fieldOf(position));
    refuse(seen.has(id), `${id} is named twice`, fieldOf(position));
    seen.add(id);
  });
}

function refuse(bad: boolean, message: string, field: string): void {
  if (bad) throw new CodedError("bad_field", message, field);
}
