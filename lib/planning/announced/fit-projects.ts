import { CodedError } from "@/lib/errors";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import { projectStatuses } from "@/lib/schema/announced";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { MW_PER_GW } from "@/lib/units";
import type { ProjectCase, ProjectLoad } from "./project-case";

/** How much of each load fits, and where. */
export interface ProjectsFit {
  /** MW that fit, [load], in whole kilowatts. */
  readonly fitMw: readonly number[];
  /** MW at each candidate site of the problem. */
  readonly siteMw: Float64Array;
}

/** A part of a load at a site, in GW. */
interface Part {
  readonly load: number;
  readonly site: number;
  readonly column: number;
}

/** One set in a program of several, none of which knows of the others. */
interface Block {
  readonly framed: ProjectCase;
  readonly parts: readonly Part[];
}

export interface FitOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What an LP may take, ms. */
const TIME_LIMIT_MS = 10_000;
/** What may be given up of the largest sum for the choice among ways to reach it, GW: ten watts. */
const SLACK_GW = 1e-8;

/** part[p,i] ≥ 0 and Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ for each limit ℓ. */
function addBlock(builder: ProgramBuilder, framed: ProjectCase): Block {
  const parts = framed.loads.flatMap(({ sites, mw }, load) =>
    sites.map((site) => ({ load, site, column: builder.addColumn({ upper: mw / MW_PER_GW }) })),
  );
  for (const [position, { sites, mostMw }] of framed.limits.entries()) {
    const terms = parts.flatMap(({ site, column }) =>
      sites.has(site) ? [[column, 1] as const] : [],
    );
    builder.addRow({ name: `limit[${position}]`, terms, upper: mostMw / MW_PER_GW });
  }
  return { framed, parts };
}

function listTerms(parts: readonly Part[], load: number): (readonly [number, number])[] {
  return parts.flatMap((part) => (part.load === load ? [[part.column, 1] as const] : []));
}

async function solveOrFail(model: SolverModel, { signal }: FitOptions): Promise<Float64Array> {
  const options = signal ? { signal } : {};
  const { status, x } = await model.solve({ timeLimitMs: TIME_LIMIT_MS, ...options });
  if (status !== "optimal" || !x) {
    throw new CodedError("unavailable", "What fits was not found within the time limit");
  }
  return x;
}

/** Further along first, then what has but one place, then sooner, then as listed. */
function rankLoads(loads: readonly ProjectLoad[]): Map<number, number> {
  const progress = ({ project }: ProjectLoad) => projectStatuses.indexOf(project.status);
  const year = ({ project }: ProjectLoad) => project.year ?? Number.MAX_SAFE_INTEGER;
  const order = loads
    .map((load, position) => ({ load, position }))
    .sort(
      (a, b) =>
        progress(a.load) - progress(b.load) ||
        Number(b.load.isPlaced) - Number(a.load.isPlaced) ||
        year(a.load) - year(b.load) ||
        a.position - b.position,
    );
  return new Map(order.map(({ position }, rank) => [position, rank]));
}

/**
 * The most MW of each of some sets that fit at once, projects divided where need be:
 *
 *   maximise Σ part[p,i],   Σ_i part[p,i] ≤ MW_p,   Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ
 *
 * so that Σ MW_p − Σ part is the least that does not fit. Of all ways to reach it, the projects
 * further along keep theirs. The sets do not see each other: they only share two solves.
 * Throws `unavailable` where the engine ends without an answer.
 */
export async function fitSets(
  sets: readonly ProjectCase[],
  engine: SolverEngine,
  options: FitOptions = {},
): Promise<ProjectsFit[]> {
  const builder = new ProgramBuilder();
  const blocks = sets.map((framed) => {
    const block = addBlock(builder, framed);
    framed.loads.forEach(({ mw }, load) => {
      builder.addRow({
        name: `project[${load}]`,
        terms: listTerms(block.parts, load),
        upper: mw / MW_PER_GW,
      });
    });
    return block;
  });
  const { columnCount } = builder;
  if (columnCount === 0) return blocks.map((block) => readFit(block, new Float64Array()));
  const cost = Float64Array.from({ length: columnCount }, () => -1);
  const model = await engine.load(builder.build(cost), { lane: "quick" });
  try {
    const most = await solveOrFail(model, options);
    await model.addRows(blocks.flatMap(({ parts }) => keepSum(parts, most)));
    for (const { framed, parts } of blocks) {
      const rank = rankLoads(framed.loads);
      for (const { load, column } of parts) {
        cost[column] = (rank.get(load) ?? 0) - framed.loads.length;
      }
    }
    await model.changeCosts(cost);
    const x = await solveOrFail(model, options);
    return blocks.map((block) => readFit(block, x));
  } finally {
    await model.dispose();
  }
}

/** No less in all than at a point. */
function keepSum(parts: readonly Part[], x: Float64Array) {
  if (parts.length === 0) return [];
  const sumGw = parts.reduce((sum, { column }) => sum + (x[column] ?? 0), 0);
  const terms = parts.map(({ column }) => [column, 1] as const);
  return [{ terms, lower: sumGw - SLACK_GW, upper: Number.POSITIVE_INFINITY }];
}

function readFit({ framed, parts }: Block, x: Float64Array): ProjectsFit {
  const fitMw = framed.loads.map(() => 0);
  const siteMw = new Float64Array(framed.problem.candidateSites.length);
  for (const { load, site, column } of parts) {
    const mw = (x[column] ?? 0) * MW_PER_GW;
    fitMw[load] = (fitMw[load] ?? 0) + mw;
    siteMw[site] = (siteMw[site] ?? 0) + mw;
  }
  return { fitMw: fitMw.map(floorToKilowatt), siteMw: siteMw.map(floorToKilowatt) };
}

/**
 * The largest part s of every project at once that fits:
 *
 *   maximise s ≤ 1,   Σ_i part[p,i] = s·MW_p,   Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ
 *
 * Where each has but one place, that is the least H_ℓ ÷ Σ_{p∈ℓ} MW_p, and nothing is solved.
 */
export async function scaleProjects(
  framed: ProjectCase,
  engine: SolverEngine,
  options: FitOptions = {},
): Promise<number> {
  const { loads, limits } = framed;
  if (loads.every(({ sites }) => sites.length === 1)) {
    const scales = limits.map(({ sites, mostMw }) => {
      const inside = loads.filter((load) => load.sites.every((site) => sites.has(site)));
      return mostMw / inside.reduce((sum, { mw }) => sum + mw, 0);
    });
    return Math.min(1, ...scales);
  }
  const builder = new ProgramBuilder();
  const { parts } = addBlock(builder, framed);
  const scale = builder.addColumn({ upper: 1 });
  loads.forEach(({ mw }, load) => {
    builder.addRow({
      name: `scale[${load}]`,
      terms: [...listTerms(parts, load), [scale, -mw / MW_PER_GW]],
      lower: 0,
      upper: 0,
    });
  });
  const cost = new Float64Array(builder.columnCount);
  cost[scale] = -1;
  const model = await engine.load(builder.build(cost), { lane: "quick" });
  try {
    const x = await solveOrFail(model, options);
    return Math.min(1, Math.max(0, Math.round((x[scale] ?? 0) * 1e6) / 1e6));
  } finally {
    await model.dispose();
  }
}

/** Down to the kilowatt, so that sums stay within limits; what is a trifle below counts as reached. */
function floorToKilowatt(mw: number): number {
  return Math.max(0, Math.floor(mw * 1000 + 1e-2) / 1000);
}
