// HiGHS in a worker thread: it is synchronous, and its WASM heap never shrinks.
import { workerData } from "node:worker_threads";
import loadHighs from "highs";
import { serveWorker } from "./serve-worker.mjs";

const highs = await loadHighs(workerData.wasmModule ? { wasmModule: workerData.wasmModule } : {});
const cancelled = new Int32Array(workerData.cancelCell);
const { basisStatus, modelStatus, solutionStatus, callbackType } = highs.constants;

/**
 * Presolve's merging of parallel columns (rule 13) is wrong in HiGHS 1.15.1: it merges a binary with
 * a continuous column and then calls small feasible models infeasible.
 */
const PRESOLVE_RULES_OFF = 1 << 13;

/** A bound that rises is told no more often than this, ms. */
const BOUND_REST_MS = 200;

/** Interrupt checks slow the simplex method by a quarter: long LPs get them, others on demand. */
const INTERRUPTIBLE_LP_NONZEROS = 100_000;

const DUAL = 1;
const PRIMAL = 4;

/** Models by key: `{model, integer, columnCount, rowCount, nonzeros, referenceBasis}`. */
const held = new Map();

function loadModel({ program, relax, scale, referenceBasis }) {
  const model = highs.createModel({
    numCols: program.columnCount,
    numRows: program.rowCount,
    offset: program.offset,
    colCost: program.cost,
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csr",
      numRows: program.rowCount,
      numCols: program.columnCount,
      starts: program.start,
      indices: program.index,
      values: program.value,
    },
    ...(relax ? {} : { integrality: Int32Array.from(program.integer) }),
  });
  model.options.set({ output_flag: false, random_seed: 0, presolve_rule_off: PRESOLVE_RULES_OFF });
  if (scale === false) model.options.set({ simplex_scale_strategy: 0 });
  return {
    model,
    integer: !relax,
    columnCount: program.columnCount,
    rowCount: program.rowCount,
    nonzeros: program.value.length,
    referenceBasis,
  };
}

/** HiGHS wants a set of indices in rising order. */
function sortBounds(items, lower, upper) {
  const order = [...items.keys()].sort((a, b) => items[a] - items[b]);
  return [
    { kind: "set", indices: Int32Array.from(order, (k) => items[k]) },
    Float64Array.from(order, (k) => lower[k]),
    Float64Array.from(order, (k) => upper[k]),
  ];
}

function applyChange(entry, change) {
  const { model, columnCount } = entry;
  if (change.kind === "costs") {
    if (columnCount > 0) {
      model.changeColsCost({ kind: "range", from: 0, to: columnCount - 1 }, change.cost);
    }
    model.changeObjectiveOffset(change.offset);
  } else if (change.kind === "columnBounds") {
    if (change.columns.length > 0) {
      model.changeColsBounds(...sortBounds(change.columns, change.lower, change.upper));
    }
  } else if (change.kind === "rowBounds") {
    if (change.rows.length > 0) {
      model.changeRowsBounds(...sortBounds(change.rows, change.lower, change.upper));
    }
  } else {
    entry.nonzeros += change.value.length;
    entry.rowCount += change.lower.length;
    model.addRows({
      lower: change.lower,
      upper: change.upper,
      matrix: {
        format: "csr",
        numRows: change.lower.length,
        numCols: columnCount,
        starts: change.start,
        indices: change.index,
        values: change.value,
      },
    });
  }
}

function prepareOptions(entry, options) {
  const seconds = options.timeLimitMs === undefined ? 1e9 : options.timeLimitMs / 1000;
  entry.model.options.set({
    time_limit: Math.max(0, seconds),
    mip_abs_gap: options.absoluteGap ?? 1e-6,
    mip_rel_gap: options.relativeGap ?? 0,
    mip_max_nodes: options.nodeLimit ?? 2 ** 31 - 1,
    presolve: options.presolve === false ? "off" : "choose",
    mip_pscost_minreliable: options.strongBranching === false ? 0 : 8,
    simplex_strategy: options.method === "primal" ? PRIMAL : DUAL,
  });
  // The time limit counts from the last reset, over all runs of a model.
  entry.model.zeroAllClocks();
}

function buildCallbacks(entry, { id, options }, report) {
  const checkCancel = (event) => {
    if (Atomics.load(cancelled, 0) === id) event.interrupt();
  };
  if (!entry.integer) {
    const heeds = options.interruptible || entry.nonzeros > INTERRUPTIBLE_LP_NONZEROS;
    return heeds ? { [callbackType.simplexInterrupt]: checkCancel } : undefined;
  }
  let told = Number.NEGATIVE_INFINITY;
  let toldAt = performance.now();
  return {
    [callbackType.mipInterrupt]: (event) => {
      checkCancel(event);
      const bound = event.data.mip_dual_bound;
      const now = performance.now();
      if (!(bound > told) || now < toldAt + BOUND_REST_MS) return;
      [told, toldAt] = [bound, now];
      report({ bound });
    },
    [callbackType.mipImprovingSolution]: ({ data }) => {
      const incumbent = { x: data.mip_solution, objective: data.objective_function_value };
      report({ bound: data.mip_dual_bound, incumbent });
    },
  };
}

/** Presolve may say "unbounded or infeasible": without costs the model can only be infeasible. */
function settleUnbounded(entry) {
  const { model, columnCount } = entry;
  const { colCost } = model.getLp();
  const all = { kind: "range", from: 0, to: columnCount - 1 };
  model.changeColsCost(all, new Float64Array(columnCount));
  model.zeroAllClocks();
  const { modelStatus: status } = model.run();
  model.changeColsCost(all, colCost);
  return status === modelStatus.infeasible ? "infeasible" : "unbounded";
}

function describeStatus(entry, status, hasPoint, id) {
  switch (status) {
    case modelStatus.optimal:
    case modelStatus.empty:
      return "optimal";
    case modelStatus.infeasible:
      return "infeasible";
    case modelStatus.unbounded:
    case modelStatus.unboundedOrInfeasible:
      return settleUnbounded(entry);
    default:
      if (Atomics.load(cancelled, 0) === id) return "cancelled";
      // An LP cut off midway has a point, but neither feasible nor of a trusted objective.
      return entry.integer && hasPoint ? "feasible" : "no_solution";
  }
}

function readResult(entry, status, { id, options }) {
  const { model } = entry;
  const hasPoint = model.info.get("primal_solution_status") === solutionStatus.feasible;
  const outcome = describeStatus(entry, status, hasPoint, id);
  if (outcome !== "optimal" && outcome !== "feasible") {
    const dualBound =
      entry.integer && outcome === "no_solution" ? model.info.get("mip_dual_bound") : Number.NaN;
    return {
      status: outcome,
      objective: Number.NaN,
      bound: dualBound,
      x: null,
      rowDual: null,
      reducedCost: null,
    };
  }
  const solution = model.getSolution();
  const objective = model.getObjectiveValue();
  const hasDuals = !entry.integer && !options.pointOnly;
  return {
    status: outcome,
    objective,
    bound: entry.integer ? Math.min(objective, model.info.get("mip_dual_bound")) : objective,
    x: solution.colValue,
    rowDual: hasDuals ? solution.rowDual : null,
    reducedCost: hasDuals ? solution.colDual : null,
  };
}

/** A basis from before some rows were added: their slacks are basic. */
function padBasis({ colStatus, rowStatus }, rowCount) {
  const padded = new Int32Array(rowCount).fill(basisStatus.basic);
  padded.set(rowStatus);
  return { colStatus, rowStatus: padded };
}

function runModel(entry, message, report) {
  const { options } = message;
  const { model } = entry;
  if (entry.integer) {
    // The last incumbent would be a hidden start: the answer would depend on history.
    model.clearSolver();
    if (options.start) model.setSolution({ colValue: options.start });
  } else if (options.startBasis || options.fromReference) {
    const basis = options.startBasis ?? entry.referenceBasis;
    model.clearSolver();
    if (basis) model.setBasis(padBasis(basis, entry.rowCount));
  }
  prepareOptions(entry, options);
  const { modelStatus: status } = model.run(buildCallbacks(entry, message, report));
  const result = readResult(entry, status, message);
  const wanted = options.keepReference || options.wantBasis;
  if (!wanted || entry.integer || result.status !== "optimal") return result;
  const basis = model.getBasis();
  if (options.keepReference) entry.referenceBasis = basis;
  return { ...result, basis };
}

serveWorker(async (message, report) => {
  if (message.kind === "dispose") {
    held.get(message.key)?.model.dispose();
    held.delete(message.key);
    return null;
  }
  const startedAt = performance.now();
  let entry = held.get(message.key);
  if (message.load) {
    entry?.model.dispose();
    entry = loadModel(message.load);
    held.set(message.key, entry);
  }
  if (!entry) throw new Error("No such model in this worker");
  for (const change of message.changes) applyChange(entry, change);
  const result = runModel(entry, message, report);
  return { ...result, solveMs: performance.now() - startedAt, heapBytes: highs.memoryBytes };
});
