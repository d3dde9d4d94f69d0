import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolveResult } from "@/lib/solver/solver";

/** Guards the comparison of sums of duals, in units of the objective. */
const MARGIN = 1e-7;

/** A row that holds nothing but one site's load and opening: load ≤ cap·open or load ≥ min·open. */
export interface SizeRow {
  readonly row: number;
  readonly perLoad: number;
  readonly perOpen: number;
}

/** The rows of two nonzeros that join a site's load to its opening, [site]. */
export function findSizeRows({ program, columns }: SitingModel): SizeRow[][] {
  const siteOfLoad = new Map(Array.from(columns.load, (column, site) => [column, site]));
  const siteOfOpen = new Map(Array.from(columns.open, (column, site) => [column, site]));
  const rows: SizeRow[][] = Array.from(columns.load, () => []);
  for (let row = 0; row < program.rowCount; row += 1) {
    const first = program.start[row] ?? 0;
    if ((program.start[row + 1] ?? 0) - first !== 2) continue;
    const [a, b] = [program.index[first] ?? -1, program.index[first + 1] ?? -1];
    const [valueA, valueB] = [program.value[first] ?? 0, program.value[first + 1] ?? 0];
    const loadFirst = siteOfLoad.get(a);
    if (loadFirst !== undefined && loadFirst === siteOfOpen.get(b)) {
      rows[loadFirst]?.push({ row, perLoad: valueA, perOpen: valueB });
    }
    const loadSecond = siteOfLoad.get(b);
    if (loadSecond !== undefined && loadSecond === siteOfOpen.get(a)) {
      rows[loadSecond]?.push({ row, perLoad: valueB, perOpen: valueA });
    }
  }
  return rows;
}

/**
 * Least rise of the objective over the LP's when a site opens with load l, by the LP's duals:
 *
 *   d_open + d_load·l + Σ_rows λ·(activity − binding bound),   least at l = min or l = cap.
 *
 * Every other column and row can only add to it, so it is a lower bound for any plan.
 */
function boundOpening(
  siting: SitingModel,
  { rowDual, reducedCost }: Pick<SolveResult, "rowDual" | "reducedCost">,
  sizeRows: readonly SizeRow[],
  site: number,
  load: number,
): number {
  const dual = (duals: Float64Array | null, position: number | undefined) =>
    duals?.[position ?? -1] ?? 0;
  const { program, columns } = siting;
  let rise = dual(reducedCost, columns.open[site]) + dual(reducedCost, columns.load[site]) * load;
  for (const { row, perLoad, perOpen } of sizeRows) {
    const lambda = dual(rowDual, row);
    if (lambda === 0) continue;
    const bound = (lambda > 0 ? program.rowLower[row] : program.rowUpper[row]) ?? 0;
    rise += lambda * (perLoad * load + perOpen - bound);
  }
  return rise;
}

/**
 * The sites that may be open in a plan better than `cutoff`, by the duals of the LP relaxation:
 * all others can be closed without losing such a plan. Sites open in the LP are always among them.
 */
export function findUsefulSites(
  siting: SitingModel,
  relaxed: SolveResult,
  sizeRows: readonly SizeRow[][],
  cutoff: number,
): Set<number> {
  const { program, columns, problem, unitMw } = siting;
  // A relaxation whose duals prove less than it says rules out less.
  const allowance = cutoff - Math.min(relaxed.objective, relaxed.bound) + MARGIN;
  const useful = new Set<number>();
  problem.candidateSites.forEach((candidate, site) => {
    const [open = -1, load = -1] = [columns.open[site], columns.load[site]];
    if ((program.columnUpper[open] ?? 0) < 0.5) return;
    const isOpen = (relaxed.x?.[open] ?? 0) > MARGIN || (program.columnLower[open] ?? 0) > 0.5;
    const rise = (at: number) => boundOpening(siting, relaxed, sizeRows[site] ?? [], site, at);
    const least = Math.min(rise(candidate.minMw / unitMw), rise(program.columnUpper[load] ?? 0));
    if (isOpen || !(least > allowance)) useful.add(site);
  });
  return useful;
}
