import type { Scenario } from "@/lib/schema/scenario";
import type { SlipOutcome, WaitingHour, WaitingSite, WaitingYear } from "@/lib/schema/slips";
import type { BuildUp } from "@/lib/schema/stages";
import type { SolverEngine } from "@/lib/solver/solver";
import { checkNetwork } from "../network/check-network";
import { openPlanNetwork, type PlanNetwork } from "../network/plan-network";
import { findWaiting, type Waiting } from "./find-waiting";
import { buildGridOfYear, type GridFuture, type GridOfYear } from "./grid-of-year";
import type { StageNetworks } from "./stage-network";
import { listBlocks, listYearsExamined, type SiteBlock } from "./waiting-years";

/** Lines of limits that are told of one year. */
const MOST_LIMITS = 4;

export interface SlipQuestion {
  readonly future: GridFuture;
  readonly builds: readonly BuildUp[];
  readonly networks: StageNetworks;
  readonly engine: SolverEngine;
  readonly signal: AbortSignal | undefined;
}

/** What a year needs to be told in full. */
interface YearQuestion extends SlipQuestion {
  readonly gridOfYear: GridOfYear;
  readonly network: PlanNetwork;
  readonly blocks: readonly SiteBlock[];
}

/** The rules of the hours as they count in every year. */
export function readGridRules({ scenario, network }: GridFuture["request"]): Scenario["grid"] {
  return { ...scenario.grid, model: network };
}

/** Runs `work` on the network of a year and the load that is to be connected by then. */
async function onYear<T>(
  question: SlipQuestion,
  year: number,
  work: (opened: YearQuestion) => Promise<T>,
): Promise<T> {
  const { future, builds, networks } = question;
  const gridOfYear = buildGridOfYear(future, year);
  const { network, release } = networks.borrow(gridOfYear, readGridRules(future.request));
  const blocks = listBlocks(builds, future.request, year);
  try {
    return await work({ ...question, gridOfYear, network, blocks });
  } finally {
    release();
  }
}

/** Least load that waits in a year, every hour together. */
export function findWaitingInYear(
  question: SlipQuestion,
  year: number,
): Promise<Waiting & { readonly blocks: readonly SiteBlock[] }> {
  return onYear(question, year, async (opened) => ({
    ...(await findWaiting(opened)),
    blocks: opened.blocks,
  }));
}

/** What waits of each site, by the site's id. */
export function sumBySite(
  blocks: readonly SiteBlock[],
  waitingMw: Float64Array,
): Map<string, number> {
  const bySite = new Map<string, number>();
  blocks.forEach(({ site }, j) => {
    const mw = waitingMw[j] ?? 0;
    if (mw > 0) bySite.set(site, Math.round(((bySite.get(site) ?? 0) + mw) * 1000) / 1000);
  });
  return bySite;
}

/** Each hour as if it alone counted; only where something waits at all. */
async function listHours(question: YearQuestion, waiting: Waiting): Promise<WaitingHour[]> {
  const { network } = question;
  const hours: WaitingHour[] = [];
  for (const { id } of network.hours) {
    const alone = openPlanNetwork(network.store, { ...network.asked, hours: [id] });
    const found =
      waiting.totalMw > 0 && alone ? await findWaiting({ ...question, network: alone }) : null;
    hours.push({
      id,
      waitingMw: found?.totalMw ?? 0,
      baseShortMw: found?.baseShortMw ?? 0,
      limits: (found?.limits ?? []).slice(0, MOST_LIMITS).map(({ network: limit }) => limit),
    });
  }
  return hours;
}

async function examineYear(opened: YearQuestion): Promise<WaitingYear> {
  const { blocks, network, gridOfYear } = opened;
  const waiting = await findWaiting(opened);
  const bySite = sumBySite(blocks, waiting.waitingMw);
  const served = blocks.map(({ bus, mw }, j) => ({
    bus,
    loadMw: Math.max(0, mw - (waiting.waitingMw[j] ?? 0)),
  }));
  const check = await checkNetwork(network, { sites: served });
  const newest = [...blocks].sort((a, b) => b.year - a.year).map(({ site }) => site);
  return {
    year: gridOfYear.year,
    loadMw: Math.round(blocks.reduce((sum, { mw }) => sum + mw, 0) * 1000) / 1000,
    waitingMw: waiting.totalMw,
    inService: [...gridOfYear.inService],
    hours: await listHours(opened, waiting),
    sites: [...new Set(newest)].flatMap((site) => {
      const waitingMw = bySite.get(site);
      return waitingMw === undefined ? [] : [{ site, waitingMw }];
    }),
    verified: check?.verified ?? false,
  };
}

/** From which year to which each site waits. */
function listWaitingSites(
  years: readonly WaitingYear[],
  builds: readonly BuildUp[],
): WaitingSite[] {
  const sites = builds.flatMap(({ site, name, bus }): WaitingSite[] => {
    const mwOf = ({ sites: waiting }: WaitingYear) =>
      waiting.find((one) => one.site === site)?.waitingMw ?? 0;
    const from = years.findIndex((year) => mwOf(year) > 0);
    const first = years[from];
    if (!first) return [];
    const last = years.findLastIndex((year) => mwOf(year) > 0);
    const waitingMw = Math.max(...years.map(mwOf));
    return [
      { site, name, bus, waitingMw, fromYear: first.year, toYear: years[last + 1]?.year ?? null },
    ];
  });
  return sites.sort((a, b) => b.waitingMw - a.waitingMw);
}

/** First year from which on nothing waits; null where something still does in the last. */
export function findDeliveryYear(
  years: ReadonlyArray<{ readonly year: number; readonly waitingMw: number }>,
): number | null {
  const last = years.findLastIndex(({ waitingMw }) => waitingMw > 0);
  return years[last + 1]?.year ?? null;
}

/** Tests given loads in every year in which load or network changes; tells of each year done. */
export async function* checkSlips(
  question: SlipQuestion,
): AsyncGenerator<{ readonly done: number; readonly total: number }, SlipOutcome> {
  const examined = listYearsExamined(question.future);
  const years: WaitingYear[] = [];
  for (const year of examined) {
    question.signal?.throwIfAborted();
    years.push(await onYear(question, year, examineYear));
    yield { done: years.length, total: examined.length };
  }
  return {
    years,
    sites: listWaitingSites(years, question.builds),
    waitingMw: Math.max(0, ...years.map(({ waitingMw }) => waitingMw)),
    deliveredBy: findDeliveryYear(years),
  };
}
