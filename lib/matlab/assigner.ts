import type { Evaluator } from "./evaluate";
import { deleteBlock, everything, putBlock, putCells } from "./index-matrix";
import { applyBinary } from "./operators";
import { Problem } from "./problem";
import { makeRefusal } from "./refuse";
import type { AccessStep, Expression, Statement, Target } from "./syntax";
import {
  copyValue,
  countCells,
  type MatrixValue,
  makeDoubt,
  makeMatrix,
  type StructValue,
  type Value,
} from "./value";

/**
 * Carries out assignments. What is not understood makes unknown what it is assigned to, a field or a
 * cell if it names one; the result as a whole must not become unknown.
 */
export class Assigner {
  constructor(
    private readonly text: string,
    private readonly variables: Map<string, Value>,
    private readonly evaluator: Evaluator,
    private readonly resultName: string,
  ) {}

  assign({ targets, operator, value, at }: Extract<Statement, { kind: "assign" }>): void {
    const [target] = targets;
    if (target !== undefined && targets.length === 1 && operator === "" && isEmpty(value)) {
      this.put(target, target.steps.at(-1)?.kind === "index" ? "delete" : makeMatrix(0, 0));
      return;
    }
    const values = this.evaluator.evaluateAll(value, targets.length);
    targets.forEach((each, position) => {
      const given = values[position] ?? this.evaluator.giveUp(value.at, "this output is unknown");
      this.put(each, operator === "" ? given : this.change(each, operator, given, at));
    });
  }

  /** `target operator= value`. */
  private change(target: Target, operator: string, value: Value, at: number): Value {
    if (target.name === null) return value;
    const start =
      this.variables.get(target.name) ?? this.evaluator.giveUp(at, `${target.name} has no value`);
    const present = target.steps.reduce<Value>(
      (reached, step) => this.guard(at, () => this.evaluator.readStep(reached, step, at)),
      start,
    );
    if (present.kind === "unknown") return present;
    if (value.kind === "unknown") return value;
    const result =
      present.kind === "matrix" && value.kind === "matrix"
        ? this.guard(at, () => applyBinary(operator, present, value))
        : null;
    return result ?? this.evaluator.giveUp(at, "this operation is not understood");
  }

  /** Sets what a target names: the value is copied, so that no two names share it. */
  put({ name, steps, at }: Target, value: Value | "delete"): void {
    if (name === null) return;
    if (value !== "delete") this.evaluator.spend(countCells(value), at);
    if (steps.length === 0) {
      if (value === "delete") return;
      if (name === this.resultName && value.kind === "unknown")
        throw makeRefusal(this.text, value.at, value.reason);
      this.variables.set(name, copyValue(value));
      return;
    }
    const put = this.putStep(this.variables.get(name), steps, value, at);
    // A result that is not understood as a whole is of no use.
    if (name === this.resultName && put.kind === "unknown")
      throw makeRefusal(this.text, put.at, put.reason);
    this.variables.set(name, put);
  }

  /** The value with what its steps lead to replaced; matrices and structs change in place. */
  private putStep(
    present: Value | undefined,
    steps: readonly AccessStep[],
    value: Value | "delete",
    at: number,
  ): Value {
    const [step, ...others] = steps;
    if (step === undefined) return value === "delete" ? makeMatrix(0, 0) : copyValue(value);
    if (present?.kind === "unknown") return present;
    if (step.kind === "field" || step.kind === "dynamicField") {
      return this.putField(present, step, others, value, at);
    }
    const matrix = present ?? makeMatrix(0, 0);
    if (step.kind !== "index" || others.length > 0 || matrix.kind !== "matrix")
      return this.evaluator.giveUp(at, "this assignment is not understood");
    return this.putCells(matrix, step.indices, value, at);
  }

  private putField(
    present: Value | undefined,
    step: Extract<AccessStep, { kind: "field" | "dynamicField" }>,
    others: readonly AccessStep[],
    value: Value | "delete",
    at: number,
  ): Value {
    const name = this.evaluator.readFieldName(step);
    const isEmptyMatrix = present?.kind === "matrix" && present.data.length === 0;
    const struct: Value | undefined =
      present === undefined || isEmptyMatrix
        ? ({ kind: "struct", fields: new Map() } satisfies StructValue)
        : present;
    if (name === null || struct.kind !== "struct")
      return this.evaluator.giveUp(at, "this field is not understood");
    struct.fields.set(name, this.putStep(struct.fields.get(name), others, value, at));
    return struct;
  }

  private putCells(
    matrix: MatrixValue,
    indices: readonly Expression[],
    value: Value | "delete",
    at: number,
  ): Value {
    const selections = this.guard(at, () => this.evaluator.readSelections(matrix, indices));
    const [first, second] = selections ?? [];
    if (first === undefined)
      return this.evaluator.giveUp(at, "the index of this assignment is not understood");
    if (value === "delete") {
      const isRow = matrix.rows === 1;
      const [rows, columns] =
        second !== undefined ? [first, second] : isRow ? [everything, first] : [first, everything];
      const isVector = isRow || matrix.columns === 1;
      if (second === undefined && !isVector)
        return this.evaluator.giveUp(at, "this deletion is not understood");
      this.evaluator.spend(countCells(matrix), at);
      return this.guard(at, () => deleteBlock(matrix, rows, columns));
    }
    if (value.kind === "unknown") return this.putCells(matrix, indices, makeDoubt(value), at);
    if (value.kind !== "matrix")
      return this.evaluator.giveUp(at, `a ${value.kind} is no number here`);
    // MATLAB would turn the numbers into true and false, Octave the matrix into numbers.
    if (matrix.logical && !value.logical)
      return this.evaluator.giveUp(at, "numbers among true and false are not understood");
    // In x([2 1]) = x cells are read and written at once.
    const given = value.data === matrix.data ? { ...value, data: value.data.slice() } : value;
    const changed = this.guard(at, () =>
      second === undefined
        ? putCells(matrix, first, given)
        : putBlock(matrix, first, second, given),
    );
    // A matrix that grows is copied.
    if (changed.data !== matrix.data) this.evaluator.spend(countCells(changed), at);
    return changed;
  }

  private guard<Result>(at: number, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw makeRefusal(this.text, at, error.message, "bad_field");
    }
  }
}

function isEmpty(value: Expression): boolean {
  return value.kind === "matrix" && value.rows.length === 0;
}
