// GLPK in a worker thread, so that a solve can be cut off. It keeps nothing between solves.
import createGlpk from "glpk.js/node";
import { serveWorker } from "./serve-worker.mjs";

const glpk = await createGlpk();
const MAX_SECONDS = 2_000_000;

/** GLP_UP would drop a lower bound and GLP_DB with equal bounds is refused: name the exact type. */
function nameBounds(lower, upper) {
  const lb = Number.isFinite(lower) ? lower : 0;
  const ub = Number.isFinite(upper) ? upper : 0;
  if (lower === upper) return { type: glpk.GLP_FX, lb, ub };
  if (Number.isFinite(lower) && Number.isFinite(upper)) return { type: glpk.GLP_DB, lb, ub };
  if (Number.isFinite(lower)) return { type: glpk.GLP_LO, lb, ub };
  if (Number.isFinite(upper)) return { type: glpk.GLP_UP, lb, ub };
  return { type: glpk.GLP_FR, lb, ub };
}

/** Short names by position: GLPK knows columns by name only, in the order of first mention. */
function writeProgram(program) {
  const columns = Array.from(program.cost, (_, column) => `x${column}`);
  const subjectTo = Array.from(program.rowLower, (lower, row) => {
    const vars = [];
    for (let k = program.start[row]; k < program.start[row + 1]; k += 1) {
      vars.push({ name: columns[program.index[k]], coef: program.value[k] });
    }
    return { name: `r${row}`, vars, bnds: nameBounds(lower, program.rowUpper[row]) };
  });
  return {
    name: "program",
    objective: {
      direction: glpk.GLP_MIN,
      name: "objective",
      vars: columns.map((name, column) => ({ name, coef: program.cost[column] })),
    },
    subjectTo,
    bounds: columns.map((name, column) => ({
      name,
      ...nameBounds(program.columnLower[column], program.columnUpper[column]),
    })),
  };
}

function pickIntegers(program) {
  return Array.from(program.integer, (flag, column) => (flag ? `x${column}` : "")).filter(Boolean);
}

function solveLp(lp, tmlim) {
  // With presolve GLPK answers "undefined" to infeasible and unbounded alike.
  return glpk.solve(lp, { msglev: glpk.GLP_MSG_OFF, presol: false, tmlim }).result;
}

function empty(status, bound = Number.NaN) {
  return { status, objective: Number.NaN, bound, x: null, rowDual: null, reducedCost: null };
}

function readVector(program, named) {
  return Float64Array.from(program.cost, (_, column) => named[`x${column}`]);
}

/** d = c − Aᵀλ; GLPK's JavaScript face leaves reduced costs out. */
function computeReducedCosts(program, rowDual) {
  const reduced = Float64Array.from(program.cost);
  for (let row = 0; row < program.rowCount; row += 1) {
    for (let k = program.start[row]; k < program.start[row + 1]; k += 1) {
      reduced[program.index[k]] -= rowDual[row] * program.value[k];
    }
  }
  return reduced;
}

function answerLp(program, lp, tmlim) {
  const result = solveLp(lp, tmlim);
  if (result.status === glpk.GLP_NOFEAS) return empty("infeasible");
  if (result.status === glpk.GLP_UNBND) return empty("unbounded");
  if (result.status !== glpk.GLP_OPT) return empty("no_solution");
  const rowDual = Float64Array.from(program.rowLower, (_, row) => result.dual[`r${row}`]);
  const objective = result.z + program.offset;
  return {
    status: "optimal",
    objective,
    bound: objective,
    x: readVector(program, result.vars),
    rowDual,
    reducedCost: computeReducedCosts(program, rowDual),
  };
}

function answerMip(program, lp, tmlim, options) {
  const relaxed = answerLp(program, lp, tmlim);
  if (relaxed.status !== "optimal") return relaxed;
  const startedAt = performance.now();
  const { result } = glpk.solve(
    { ...lp, generals: pickIntegers(program) },
    { msglev: glpk.GLP_MSG_OFF, presol: true, tmlim, mipgap: options.relativeGap ?? 0 },
  );
  // The status does not tell a reached gap from a reached time limit.
  const inTime = performance.now() - startedAt < tmlim * 1000;
  const hasPoint = result.status === glpk.GLP_OPT || result.status === glpk.GLP_FEAS;
  if (!hasPoint) return inTime ? empty("infeasible") : empty("no_solution", relaxed.bound);
  const isOptimal = result.status === glpk.GLP_OPT;
  const objective = result.z + program.offset;
  return {
    status: isOptimal || inTime ? "optimal" : "feasible",
    objective,
    bound: isOptimal ? objective : relaxed.bound,
    x: readVector(program, result.vars),
    rowDual: null,
    reducedCost: null,
  };
}

serveWorker(async ({ program, relax, options }) => {
  const startedAt = performance.now();
  const tmlim = Math.min(MAX_SECONDS, (options.timeLimitMs ?? Infinity) / 1000);
  const lp = writeProgram(program);
  const result = relax ? answerLp(program, lp, tmlim) : answerMip(program, lp, tmlim, options);
  return { ...result, solveMs: performance.now() - startedAt };
});
