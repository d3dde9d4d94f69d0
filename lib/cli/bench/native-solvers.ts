import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a solver outside made of a file. */
export interface NativeResult {
  readonly solver: string;
  /** By the solver's own clock, without reading the file where it says so; ms. */
  readonly solveMs: number;
  readonly objective: number;
  readonly isProven: boolean;
}

/** When a solver stops: at a gap in units of the objective, or after a time. */
export interface NativeLimits {
  readonly timeLimitS: number;
  readonly absoluteGap: number;
  /** About what the optimum is worth, for solvers that know relative gaps only. */
  readonly scale: number;
}

interface NativeSolver {
  readonly name: string;
  readonly command: string;
  readonly probe: readonly string[];
  readonly run: (
    files: { readonly model: string; readonly folder: string },
    limits: NativeLimits,
  ) => NativeResult;
}

function runCommand(command: string, args: readonly string[], timeLimitS: number): string {
  const { stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: (timeLimitS + 30) * 1000,
    maxBuffer: 100_000_000,
  });
  return `${stdout ?? ""}${stderr ?? ""}`;
}

function readNumber(text: string, pattern: RegExp): number {
  const found = [...text.matchAll(pattern)].at(-1)?.[1];
  return found === undefined ? Number.NaN : Number(found);
}

/** The rule that our own workers switch off, too: see `highs-worker.mjs`. */
const PRESOLVE_RULES_OFF = 1 << 13;

/** The native HiGHS that SciPy brings, where the program itself is not installed. */
const scipyScript = `
import sys
from scipy.optimize._highspy import _core
highs = _core._Highs()
for name, value in [("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0),
                    ("presolve_rule_off", ${PRESOLVE_RULES_OFF}),
                    ("time_limit", float(sys.argv[2])), ("mip_abs_gap", float(sys.argv[3]))]:
    highs.setOptionValue(name, value)
highs.readModel(sys.argv[1])
highs.run()
print("seconds", highs.getRunTime())
print("objective", highs.getInfo().objective_function_value)
print("status", highs.modelStatusToString(highs.getModelStatus()))
`;

const solvers: readonly NativeSolver[] = [
  {
    name: "HiGHS",
    command: "highs",
    probe: ["--version"],
    run: ({ model, folder }, { timeLimitS, absoluteGap }) => {
      const options = join(folder, "highs.options");
      writeFileSync(
        options,
        `mip_abs_gap = ${absoluteGap}\nmip_rel_gap = 0\nthreads = 1\npresolve_rule_off = ${PRESOLVE_RULES_OFF}\n`,
      );
      const args = [`--options_file=${options}`, `--time_limit=${timeLimitS}`, model];
      const text = runCommand("highs", args, timeLimitS);
      return {
        solver: "HiGHS",
        solveMs: 1000 * readNumber(text, /^\s*Timing\s+([\d.eE+-]+)/gm),
        objective: readNumber(text, /^\s*Primal bound\s+([\d.eE+-]+)/gm),
        isProven: /^\s*Status\s+Optimal/m.test(text),
      };
    },
  },
  {
    name: "HiGHS in SciPy",
    command: "python3",
    probe: ["-c", "from scipy.optimize._highspy import _core"],
    run: ({ model }, { timeLimitS, absoluteGap }) => {
      const text = runCommand(
        "python3",
        ["-c", scipyScript, model, String(timeLimitS), String(absoluteGap)],
        timeLimitS,
      );
      return {
        solver: "HiGHS in SciPy",
        solveMs: 1000 * readNumber(text, /^seconds ([\d.eE+-]+)/gm),
        objective: readNumber(text, /^objective ([\d.eE+-]+)/gm),
        isProven: /^status Optimal/m.test(text),
      };
    },
  },
  {
    name: "CBC",
    command: "cbc",
    probe: ["-quit"],
    run: ({ model }, { timeLimitS, absoluteGap }) => {
      const gaps = ["-allowableGap", String(absoluteGap), "-ratioGap", "0"];
      const args = [model, "-sec", String(timeLimitS), ...gaps, "-solve", "-quit"];
      const text = runCommand("cbc", args, timeLimitS);
      return {
        solver: "CBC",
        solveMs: 1000 * readNumber(text, /Total time \(CPU seconds\):\s+([\d.]+)/g),
        objective: readNumber(text, /^(?:Objective value:|Optimal objective)\s+([\d.eE+-]+)/gm),
        isProven: /Result - Optimal solution found|^Optimal objective/m.test(text),
      };
    },
  },
  {
    name: "GLPK",
    command: "glpsol",
    probe: ["--version"],
    run: ({ model, folder }, { timeLimitS, absoluteGap, scale }) => {
      const out = join(folder, "glpk.sol");
      const gap = ["--mipgap", String(absoluteGap / scale)];
      const args = ["--freemps", model, "--tmlim", String(timeLimitS), ...gap, "--write", out];
      const text = runCommand("glpsol", args, timeLimitS);
      const solution = readText(out);
      return {
        solver: "GLPK",
        solveMs: 1000 * readNumber(text, /Time used:\s+([\d.]+) secs/g),
        objective: readNumber(solution, /^s (?:mip|bas) \d+ \d+ [of]+ (?:[of] )?([\d.eE+-]+)/gm),
        isProven:
          /OPTIMAL (LP )?SOLUTION FOUND|GAP TOLERANCE REACHED/.test(text) &&
          !/TIME LIMIT/.test(text),
      };
    },
  },
];

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function isInstalled({ command, probe }: NativeSolver): boolean {
  const { error, status } = spawnSync(command, probe, { timeout: 20_000 });
  // A missing module of a language ends its interpreter with 1; solvers' own probes end as they like.
  return error === undefined && (command !== "python3" || status === 0);
}

/**
 * Solves a model in MPS by every native solver that is installed, one thread each, to an absolute
 * gap or a time limit; names those that are missing.
 */
export function solveNatively(
  mps: string,
  limits: NativeLimits,
): (NativeResult | { readonly solver: string; readonly missing: true })[] {
  const folder = mkdtempSync(join(tmpdir(), "bunsan-bench-"));
  try {
    const model = join(folder, "model.mps");
    writeFileSync(model, mps);
    return solvers.map((solver) =>
      isInstalled(solver)
        ? solver.run({ model, folder }, limits)
        : { solver: solver.name, missing: true },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
