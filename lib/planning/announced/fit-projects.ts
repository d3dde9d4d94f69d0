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

interface FitProgram {
  readonly builder: ProgramBuilder;
  /** Part of a load at a site, in GW. */
  readonly parts: readonly {
    readonly load: number;
    readonly site: number;
    readonly column: number;
  }[];
}

export interface FitOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What an LP may take, ms; it takes a few. */
const TIME_LIMIT_MS = 10_000;
/** What may be given up of the largest sum for the choice among ways to reach it, GW: ten watts. */
const SLACK_GW = 1e-8;

/** part[p,i] ≥ 0 and Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ for each limit ℓ. */
function buildParts({ loads, limits }: ProjectCase): FitProgram {
  const builder = new ProgramBuilder();
  const parts = loads.flatMap(({ sites, mw }, load) =>
    sites.map((site) => ({ load, site, column: builder.addColumn({ upper: mw / MW_PER_GW }) })),
  );
  for (const { sites, mostMw } of limits) {
    const terms = parts.flatMap(({ site, column }) =>
      sites.has(site) ? [[column, 1] as const] : [],
    );
    builder.addRow(terms, Number.NEGATIVE_INFINITY, mostMw / MW_PER_GW);
  }
  return { builder, parts };
}

async function solveOrFail(model: SolverModel, { signal }: FitOptions): Promise<Float64Array> {
  const options = signal ? { signal } : {};
  const { status, x } = await model.solve({ timeLimitMs: TIME_LIMIT_MS, ...options });
  if (status !== "optimal" || !x) {
    throw new CodedError("unavailable", "What fits was not found within the time limit");
  }
  return x;
}

/** Further along first, then sooner, then as listed. */
function rankLoads(loads: readonly ProjectLoad[]): number[] {
  const progress = ({ project }: ProjectLoad) => projectStatuses.indexOf(project.status);
  const year = ({ project }: ProjectLoad) => project.year ?? Number.MAX_SAFE_INTEGER;
  const compare = (a: ProjectLoad, b: ProjectLoad) =>
    progress(a) - progress(b) || Number(b.isPlaced) - Number(a.isPlaced) || year(a) - year(b);
  const order = [...loads.keys()].sort((a, b) => {
    const [first, second] = [loads[a], loads[b]];
    return (first && second && compare(first, second)) || a - b;
  });
  const rank: number[] = [];
  order.forEach((load, position) => {
    rank[load] = position;
  });
  return rank;
}

/**
 * The most MW of a set that fit at once, projects divided where need be:
 *
 *   maximise Σ part[p,i],   Σ_i part[p,i] ≤ MW_p,   Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ
 *
 * so that Σ MW_p − Σ part is the least that does not fit. Of all ways to reach it, the projects
 * further along keep theirs. Throws `unavailable` where the engine ends without an answer.
 */
export async function fitProjects(
  framed: ProjectCase,
  engine: SolverEngine,
  options: FitOptions = {},
): Promise<ProjectsFit> {
  const { loads, problem } = framed;
  const siteMw = new Float64Array(problem.candidateSites.length);
  if (loads.length === 0) return { fitMw: [], siteMw };
  const { builder, parts } = buildParts(framed);
  loads.forEach(({ mw }, load) => {
    const terms = parts.flatMap((part) => (part.load === load ? [[part.column, 1] as const] : []));
    builder.addRow(terms, Number.NEGATIVE_INFINITY, mw / MW_PER_GW);
  });
  const rank = rankLoads(loads);
  const model = await engine.load(builder.build(parts.map(() => -1)), { lane: "quick" });
  try {
    const most = await solveOrFail(model, options);
    const all = parts.map(({ column }) => [column, 1] as const);
    const mostGw = most.reduce((sum, gw) => sum + gw, 0);
    await model.addRows([{ terms: all, lower: mostGw - SLACK_GW, upper: Infinity }]);
    const worth = parts.map(({ load }) => -(loads.length - (rank[load] ?? 0)));
    await model.changeCosts(Float64Array.from(worth));
    const x = await solveOrFail(model, options);
    const fitMw = loads.map(() => 0);
    for (const { load, site, column } of parts) {
      const mw = (x[column] ?? 0) * MW_PER_GW;
      fitMw[load] = (fitMw[load] ?? 0) + mw;
      siteMw[site] = (siteMw[site] ?? 0) + mw;
    }
    return { fitMw: fitMw.map(floorToKilowatt), siteMw: siteMw.map(floorToKilowatt) };
  } finally {
    await model.dispose();
  }
}

/**
 * The largest part s of every project at once that fits:
 *
 *   maximise s ≤ 1,   Σ_i part[p,i] = s·MW_p,   Σ_{p, i∈ℓ} part[p,i] ≤ H_ℓ
 */
export async function scaleProjects(
  framed: ProjectCase,
  engine: SolverEngine,
  options: FitOptions = {},
): Promise<number> {
  const { loads } = framed;
  if (loads.length === 0) return 1;
  const { builder, parts } = buildParts(framed);
  const scale = builder.addColumn({ upper: 1 });
  loads.forEach(({ mw }, load) => {
    const terms = parts.flatMap((part) => (part.load === load ? [[part.column, 1] as const] : []));
    builder.addRow([...terms, [scale, -mw / MW_PER_GW]], 0, 0);
  });
  const cost = Array.from({ length: builder.columnCount }, (_, column) =>
    column === scale ? -1 : 0,
  );
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
