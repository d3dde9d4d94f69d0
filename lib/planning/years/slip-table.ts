import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { SlipOutcome, SlipRow, SlipTable } from "@/lib/schema/slips";
import { findDeliveryYear, findWaitingInYear, type SlipQuestion, sumBySite } from "./check-slips";
import { findServiceYear } from "./grid-of-year";
import { listYearsExamined } from "./waiting-years";

/** Time after which no further project is asked about, ms: with outages each takes seconds. */
const TABLE_LIMIT_MS = 60_000;
/** Limits that a row names. */
const MOST_LIMITS = 3;

/** Projects whose slip can leave load waiting: a closure that comes later takes nothing away. */
export function listSlippable({ future }: Pick<SlipQuestion, "future">): ModelledProject[] {
  const { projects, request } = future;
  const last = Math.max(...request.stages.map(({ year }) => year));
  return projects.filter((project) => {
    const from = findServiceYear(project, request.slips);
    return project.kind !== "retirement" && from !== null && from <= last;
  });
}

/** A year of one slipped project. */
interface SlippedYear {
  readonly year: number;
  readonly waitingMw: number;
  readonly sites: readonly string[];
  readonly limits: SlipRow["limits"];
}

/** Outcome of one project's slip; only the years without it are asked anew. */
async function makeRow(
  question: SlipQuestion,
  project: ModelledProject,
  asked: SlipOutcome,
  slipYears: number | null,
): Promise<SlipRow> {
  const { request } = question.future;
  const startYear = findServiceYear(project, request.slips);
  const slippedTo = startYear === null || slipYears === null ? null : startYear + slipYears;
  const slips = [
    ...request.slips.filter((slip) => slip.project !== project.id),
    { project: project.id, year: slippedTo },
  ];
  const slipped = { ...question, future: { ...question.future, request: { ...request, slips } } };
  const years: SlippedYear[] = [];
  for (const year of listYearsExamined(slipped.future)) {
    question.signal?.throwIfAborted();
    const isWithout = startYear !== null && year >= startYear && year < (slippedTo ?? Infinity);
    const known = asked.years.find((one) => one.year === year);
    years.push(!isWithout && known ? readYear(known) : await askYear(slipped, year));
  }
  const worst = years.reduce((a, b) => (b.waitingMw > a.waitingMw ? b : a));
  const isHurt = worst.waitingMw > 0;
  return {
    project: project.id,
    startYear,
    slippedTo,
    waitingMw: worst.waitingMw,
    worstYear: isHurt ? worst.year : null,
    mwYears: sumMwYears(years),
    siteCount: new Set(years.flatMap(({ sites }) => sites)).size,
    deliveredBy: findDeliveryYear(years),
    limits: [...worst.limits],
  };
}

function readYear({ year, waitingMw, sites, hours }: SlipOutcome["years"][number]): SlippedYear {
  const worst = hours.reduce<(typeof hours)[number] | null>(
    (a, b) => (a && a.waitingMw >= b.waitingMw ? a : b),
    null,
  );
  const limits = waitingMw > 0 ? (worst?.limits ?? []).slice(0, MOST_LIMITS) : [];
  return { year, waitingMw, sites: sites.map(({ site }) => site), limits };
}

async function askYear(question: SlipQuestion, year: number): Promise<SlippedYear> {
  const { totalMw, blocks, waitingMw, limits } = await findWaitingInYear(question, year);
  return {
    year,
    waitingMw: totalMw,
    sites: [...sumBySite(blocks, waitingMw).keys()],
    limits: limits.slice(0, MOST_LIMITS).map(({ network }) => network),
  };
}

/** Σ waiting MW × years until the next year examined; the last year counts once. */
function sumMwYears(years: readonly SlippedYear[]): number {
  const mwYears = years.reduce((total, { year, waitingMw }, position) => {
    const next = years[position + 1]?.year ?? year + 1;
    return total + waitingMw * (next - year);
  }, 0);
  return Math.round(mwYears * 1000) / 1000;
}

/**
 * Each project slipped by so many years, or never in service, one at a time; yields the table row by
 * row, then sorted. `total` is above the number of rows where time ran out.
 */
export async function* makeSlipTable(
  question: SlipQuestion,
  asked: SlipOutcome,
  slipYears: number | null,
): AsyncGenerator<SlipTable, SlipTable> {
  const deadline = performance.now() + TABLE_LIMIT_MS;
  const projects = listSlippable(question);
  const rows: SlipRow[] = [];
  for (const project of projects) {
    if (performance.now() > deadline) break;
    rows.push(await makeRow(question, project, asked, slipYears));
    yield { rows: [...rows], total: projects.length };
  }
  rows.sort((a, b) => b.waitingMw - a.waitingMw || b.mwYears - a.mwYears);
  return { rows, total: projects.length };
}
