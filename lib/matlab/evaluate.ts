import type { MatlabFunction } from "./functions";
import { everything, type Selection, selectBy, takeBlock, takeCells } from "./index-matrix";
import { applyBinary, applyUnary, join, makeRange, transpose } from "./operators";
import { Problem } from "./problem";
import { makeRefusal } from "./refuse";
import type { Access, AccessStep, Element, Expression, Matrix } from "./syntax";
import {
  allocate,
  countCells,
  type MatrixValue,
  makeDoubt,
  makeMatrix,
  makeScalar,
  makeUnknown,
  readScalar,
  type UnknownValue,
  type Value,
} from "./value";

/** Cells that all operations of a file may touch together. */
const MAX_WORK = 50_000_000;
/** What a step of evaluation costs beside them, in cells. */
export const STEP_WORK = 20;

/** Functions that run text as code, or code that is elsewhere: they could change anything. */
export const runsCode: ReadonlySet<string> = new Set([
  ...["eval", "evalc", "evalin", "assignin", "feval", "run", "source", "load", "builtin"],
  ...["cellfun", "arrayfun", "inputname", "clear", "clearvars", "keyboard", "input"],
]);

/** Evaluates expressions. What is not understood becomes an `UnknownValue`, never a guess. */
export class Evaluator {
  /** Values that were not understood so far. */
  unknownCount = 0;
  private work = 0;

  constructor(
    private readonly text: string,
    readonly variables: Map<string, Value>,
    private readonly functions: ReadonlyMap<string, MatlabFunction>,
    private readonly ownFunctions: ReadonlySet<string>,
  ) {}

  evaluate(expression: Expression): Value {
    return this.evaluateAll(expression, 1)[0] ?? this.giveUp(expression.at, "no value is given");
  }

  /** All outputs of a call; one value of anything else. */
  evaluateAll(expression: Expression, outputCount: number): readonly Value[] {
    try {
      return this.dispatch(expression, outputCount);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw makeRefusal(this.text, expression.at, error.message, "bad_field");
    }
  }

  /** Adds work done, and stops what would go on for long. */
  spend(cells: number, at: number): void {
    this.work += cells;
    if (this.work > MAX_WORK)
      throw makeRefusal(this.text, at, "the code of the file computes for too long", "too_large");
  }

  giveUp(at: number, reason: string): UnknownValue {
    this.unknownCount += 1;
    return makeUnknown(at, reason);
  }

  private dispatch(expression: Expression, outputCount: number): readonly Value[] {
    this.spend(STEP_WORK, expression.at);
    switch (expression.kind) {
      case "name":
        return this.readName(expression.name, expression.at, outputCount);
      case "access":
        return this.readAccess(expression, outputCount);
      default:
        return [this.compute(expression)];
    }
  }

  private compute(expression: Exclude<Expression, { kind: "name" | "access" }>): Value {
    switch (expression.kind) {
      case "number":
        return makeScalar(expression.value);
      case "text":
        return { kind: "text", value: expression.value };
      case "matrix":
        return this.buildMatrix(expression);
      case "unary":
        return this.operate(expression.at, [expression.operand], ([operand]) =>
          operand === undefined ? null : applyUnary(expression.operator, operand),
        );
      case "transpose":
        return this.operate(expression.at, [expression.operand], ([operand]) =>
          operand === undefined ? null : transpose(operand),
        );
      case "binary":
        return this.computeBinary(expression);
      case "range":
        return this.computeRange(expression);
      case "cell":
        for (const row of expression.rows) for (const element of row) this.readElement(element);
        return this.giveUp(expression.at, "a cell array is not understood here");
      case "handle":
        return this.giveUp(expression.at, "a function handle is not understood");
      case "everything":
      case "last":
        return this.giveUp(expression.at, "this index is not understood");
    }
  }

  private computeBinary(expression: Extract<Expression, { kind: "binary" }>): Value {
    const { operator, left, right, at } = expression;
    if (operator !== "&&" && operator !== "||") {
      return this.operate(at, [left, right], ([a, b]) =>
        a === undefined || b === undefined ? null : applyBinary(operator, a, b),
      );
    }
    const first = this.judge(this.evaluate(left), at);
    const decides = operator === "||";
    if (first === decides) return makeScalar(Number(first), true);
    const second = this.judge(this.evaluate(right), at);
    if (second === decides) return makeScalar(Number(second), true);
    if (first === null || second === null)
      return this.giveUp(at, "this condition is not understood");
    return makeScalar(Number(second), true);
  }

  /** Whether a value counts as true; null where that cannot be told. */
  judge(value: Value, at: number): boolean | null {
    if (value.kind !== "matrix" || value.doubt !== null) return null;
    if (value.data.some(Number.isNaN))
      throw makeRefusal(this.text, at, "NaN is neither true nor false", "bad_field");
    return value.data.length > 0 && value.data.every((cell) => cell !== 0);
  }

  private computeRange(expression: Extract<Expression, { kind: "range" }>): Value {
    const { first, step, last, at } = expression;
    const ends = [first, ...(step === null ? [] : [step]), last];
    return this.operate(at, ends, (values) => {
      const numbers = values.map(readScalar);
      if (numbers.some((value) => value === null)) return null;
      const [from = 0, by = 1, to = by] = numbers.map(Number);
      return makeRange(from, step === null ? 1 : by, step === null ? by : to);
    });
  }

  /** An operation on matrices; unknown where an operand is, or where the operation is. */
  private operate(
    at: number,
    operands: readonly Expression[],
    calculate: (values: readonly MatrixValue[]) => MatrixValue | null,
  ): Value {
    const values: MatrixValue[] = [];
    for (const operand of operands) {
      const value = this.evaluate(operand);
      if (value.kind === "unknown") return value;
      if (value.kind !== "matrix") return this.giveUp(at, `a ${value.kind} is no number here`);
      values.push(value);
      this.spend(countCells(value), at);
    }
    const result = calculate(values);
    if (result === null) return this.giveUp(at, "this operation is not understood");
    this.spend(countCells(result), at);
    return result;
  }

  private readElement(element: Element): Value {
    return typeof element === "number" ? makeScalar(element) : this.evaluate(element);
  }

  private buildMatrix(matrix: Matrix): Value {
    const plain = this.buildPlain(matrix);
    if (plain !== null) return plain;
    const rows: MatrixValue[] = [];
    let doubt: UnknownValue | null = null;
    let isSureRow = false;
    for (const [position, row] of matrix.rows.entries()) {
      const parts: MatrixValue[] = [];
      let doubts = 0;
      for (const element of row) {
        const value = this.readElement(element);
        if (value.kind === "text" && matrix.rows.length === 1 && row.length === 1) return value;
        const known = value.kind === "matrix" ? value : this.doubtCell(value, matrix.at);
        if (value.kind !== "matrix") {
          doubts += 1;
          doubt ??= known.doubt;
        }
        parts.push(known);
        this.spend(countCells(known), matrix.at);
      }
      // Only a row without doubts shows how wide a row is, and only one doubt can be its gap.
      if (doubts > 1 && doubt !== null) return doubt;
      isSureRow ||= doubts === 0;
      rows.push(this.joinAt(parts, true, matrix.rowAt[position] ?? matrix.at));
    }
    if (doubt !== null && !isSureRow) return doubt;
    return this.joinAt(rows, false, matrix.at);
  }

  private joinAt(parts: readonly MatrixValue[], across: boolean, at: number): MatrixValue {
    try {
      return join(parts, across);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw makeRefusal(this.text, at, error.message, "bad_field");
    }
  }

  private doubtCell(value: Value, at: number): MatrixValue {
    return makeDoubt(
      value.kind === "unknown" ? value : this.giveUp(at, `a ${value.kind} is no number here`),
    );
  }

  /** The matrix where all elements are plain numbers, which most matrices of a case are. */
  private buildPlain({ rows, rowAt, at }: Matrix): MatrixValue | null {
    const width = rows[0]?.length ?? 0;
    const isPlain = rows.every((row) => row.every((element) => typeof element === "number"));
    if (!isPlain) return null;
    const data = allocate(width * rows.length);
    this.spend(data.length, at);
    rows.forEach((row, position) => {
      if (row.length !== width) {
        const problem = `a row of ${row.length} below rows of ${width}`;
        throw makeRefusal(this.text, rowAt[position] ?? at, problem, "bad_field");
      }
      row.forEach((element, column) => {
        data[position + rows.length * column] = Number(element);
      });
    });
    return makeMatrix(rows.length, width, data);
  }

  private readName(name: string, at: number, outputCount: number): readonly Value[] {
    const value = this.variables.get(name);
    return value === undefined ? this.call(name, [], at, outputCount) : [value];
  }

  private readAccess(expression: Access, outputCount: number): readonly Value[] {
    const { target, step, at } = expression;
    const isCall =
      target.kind === "name" && !this.variables.has(target.name) && step.kind === "index";
    if (isCall) {
      const args = step.indices.map((index) => this.evaluate(index));
      return this.call(target.name, args, target.at, outputCount);
    }
    return [this.readStep(this.evaluate(target), step, at)];
  }

  /** What a step leads to: a field, or the cells that an index chooses. */
  readStep(value: Value, step: AccessStep, at: number): Value {
    if (value.kind === "unknown") return value;
    if (step.kind === "field" || step.kind === "dynamicField") {
      const name = this.readFieldName(step);
      if (name === null || value.kind !== "struct")
        return this.giveUp(at, "this field is not understood");
      const field = value.fields.get(name);
      if (field === undefined)
        throw makeRefusal(this.text, at, `there is no field ${name}`, "bad_field");
      return field;
    }
    const selections =
      step.kind === "index" && value.kind === "matrix"
        ? this.readSelections(value, step.indices)
        : null;
    if (selections === null || value.kind !== "matrix")
      return this.giveUp(at, "this index is not understood");
    const [first, second] = selections;
    if (first === undefined) return value;
    const taken = second === undefined ? takeCells(value, first) : takeBlock(value, first, second);
    this.spend(countCells(taken), at);
    return taken;
  }

  readFieldName(step: Extract<AccessStep, { kind: "field" | "dynamicField" }>): string | null {
    if (step.kind === "field") return step.name;
    const name = this.evaluate(step.name);
    return name.kind === "text" ? name.value : null;
  }

  /** One or two indices into a matrix; null where one is not understood. */
  readSelections(matrix: MatrixValue, indices: readonly Expression[]): Selection[] | null {
    if (indices.length > 2) return null;
    const selections: Selection[] = [];
    for (const [dimension, index] of indices.entries()) {
      if (index.kind === "everything") {
        selections.push(everything);
        continue;
      }
      const last =
        indices.length === 1 ? matrix.data.length : dimension === 0 ? matrix.rows : matrix.columns;
      const value = this.evaluate(replaceLast(index, last));
      if (value.kind !== "matrix" || value.doubt !== null) return null;
      this.spend(countCells(value), index.at);
      selections.push(selectBy(value));
    }
    return selections;
  }

  private call(
    name: string,
    args: readonly Value[],
    at: number,
    outputCount: number,
  ): readonly Value[] {
    if (this.ownFunctions.has(name))
      throw makeRefusal(this.text, at, `${name} is a function of the file, which is not run`);
    if (runsCode.has(name))
      throw makeRefusal(this.text, at, `${name} runs code that is not understood`);
    const results = this.functions.get(name)?.(args, outputCount);
    if (results) {
      for (const result of results) this.spend(countCells(result), at);
      return results;
    }
    return [this.giveUp(at, `${name} is not understood`)];
  }
}

/** The index with its `end` as a number; those of indices within are their own. */
function replaceLast(index: Expression, last: number): Expression {
  const replace = (inner: Expression) => replaceLast(inner, last);
  switch (index.kind) {
    case "last":
      return { kind: "number", value: last, at: index.at };
    case "unary":
    case "transpose":
      return { ...index, operand: replace(index.operand) };
    case "binary":
      return { ...index, left: replace(index.left), right: replace(index.right) };
    case "range":
      return {
        ...index,
        first: replace(index.first),
        step: index.step && replace(index.step),
        last: replace(index.last),
      };
    case "matrix": {
      const rows = index.rows.map((row) =>
        row.map((element) => (typeof element === "number" ? element : replace(element))),
      );
      return { ...index, rows };
    }
    default:
      return index;
  }
}
