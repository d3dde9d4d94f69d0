import type { DcConvention } from "@/lib/grid/build-network";
import { buildDcOpfCase } from "@/lib/grid/dc-opf-case";
import { parseMatpowerCase } from "@/lib/grid/parse-matpower-case";
import { solveDcOpf } from "@/lib/grid/solve-dc-opf";
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
}

/** Reads a MATPOWER case, solves its DC-OPF and checks the answer; bad text throws `CodedError`. */
export async function runDcOpfInstance(
  text: string,
  options: DcOpfInstanceOptions,
): Promise<DcOpfInstanceResult> {
  const startedAt = performance.now();
  const opfCase = buildDcOpfCase(parseMatpowerCase(text), options.dc);
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
  };
}
