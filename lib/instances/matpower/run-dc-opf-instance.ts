import type { DcConvention } from "@/lib/grid/build-network";
import { buildDcOpfCase, countsDcLines, type DcOpfCase } from "@/lib/grid/dc-opf-case";
import { findGainingLines } from "@/lib/grid/find-gaining-lines";
import type { MatpowerCase } from "@/lib/grid/matpower-case";
import { parseMatpowerCase } from "@/lib/grid/parse-matpower-case";
import { solveDcOpf } from "@/lib/grid/solve-dc-opf";
import type { Dispatch } from "@/lib/grid/verify-dc-opf";
import type { SolverEngine, SolveStatus } from "@/lib/solver/solver";

export interface DcOpfInstanceOptions {
  readonly dc: DcConvention;
  readonly engine: SolverEngine;
  readonly timeLimitS: number;
}

/** What became of one published DC-OPF case; money per hour in the file's own unit. */
export interface DcOpfInstanceResult {
  readonly kind: "dc-opf";
  readonly status: SolveStatus;
  /** True cost of the dispatch found; null without one. */
  readonly objective: number | null;
  /** Proven lower bound; null when nothing is proven. */
  readonly bound: number | null;
  /** (objective − bound) ÷ |objective|; null without an objective. */
  readonly gap: number | null;
  readonly seconds: number;
  /** Whether a separate power flow found every limit kept. */
  readonly verified: boolean;
  /** What a reader of the figures should know beside them. */
  readonly warnings: readonly string[];
}

/** Reads a MATPOWER case, solves its DC-OPF and checks the answer; bad text throws `CodedError`. */
export async function runDcOpfInstance(
  text: string,
  options: DcOpfInstanceOptions,
): Promise<DcOpfInstanceResult> {
  const startedAt = performance.now();
  const matpowerCase = parseMatpowerCase(text);
  const opfCase = buildDcOpfCase(matpowerCase, options.dc);
  const readMs = performance.now() - startedAt;
  const timeLimitMs = Math.max(1, options.timeLimitS * 1000 - readMs);
  const solved = await solveDcOpf(opfCase, options.engine, { timeLimitMs });
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const objective = finite(solved.cost);
  const bound = finite(solved.bound);
  const gap =
    objective === null || bound === null
      ? null
      : Math.max(0, objective - bound) / Math.max(1e-9, Math.abs(objective));
  return {
    kind: "dc-opf",
    status: solved.status,
    objective,
    bound,
    gap,
    seconds: (performance.now() - startedAt) / 1000,
    verified: solved.verified,
    warnings: [
      ...warnOfLinesLeftOut(matpowerCase, options.dc),
      ...(solved.dispatch === null ? [] : warnOfGains(opfCase, solved.dispatch)),
    ],
  };
}

function warnOfLinesLeftOut(matpowerCase: MatpowerCase, dc: DcConvention): string[] {
  const count = matpowerCase.dcLines.filter((line) => line.inService).length;
  if (count === 0 || countsDcLines(matpowerCase, dc)) return [];
  return [`dcline: ${count} in service left out, because nothing in the file switches them on`];
}

function warnOfGains(opfCase: DcOpfCase, dispatch: Dispatch): string[] {
  const { busIds } = opfCase.network;
  return findGainingLines(opfCase, dispatch).map(({ line, gainMw }) => {
    const ends = `from bus ${busIds[line.from]} to bus ${busIds[line.to]}`;
    return `dcline ${ends} runs backwards and gains ${gainMw.toPrecision(3)} MW: its losses hold for one direction`;
  });
}
