import { Assigner } from "./assigner";
import { Evaluator, runsCode, STEP_WORK } from "./evaluate";
import { type MatlabFunction, matlabFunctions } from "./functions";
import { listEffects } from "./list-effects";
import { parseMatlab } from "./parse-matlab";
import { makeRefusal } from "./refuse";
import type { Branch, Expression, MatlabFile, Statement, Target } from "./syntax";
import { makeMatrix, makeScalar, makeUnknown, type UnknownValue, type Value } from "./value";

/** What a file is read for, and what it may use beyond MATLAB's own functions. */
export interface MatlabDialect {
  readonly functions: ReadonlyMap<string, MatlabFunction>;
  /** Scripts: variables that a bare name sets. */
  readonly scripts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** What a file gives back. */
export interface MatlabOutcome {
  readonly file: MatlabFile;
  /** The first output of the function, or the script's variable of the given name. */
  readonly result: Value | null;
}

/** Statements that show or arrange something and change no variable. */
const SHOWS: ReadonlySet<string> = new Set([
  ...[
    "disp",
    "display",
    "fprintf",
    "printf",
    "warning",
    "format",
    "more",
    "clc",
    "close",
    "figure",
  ],
  ...["hold", "pkg", "beep", "drawnow", "tic", "toc", "addpath"],
]);
/** Which way statements go on after one: null = to the next. */
type Flow = "break" | "continue" | "return" | null;

/**
 * Runs a MATLAB file as far as it is understood and returns what it gives back.
 *
 * Parts that are not understood stay unknown as long as they are not needed. A statement that is
 * not understood and could change `resultName` (or the function's output) is refused, with line and
 * column. Nothing outside the file is read or called.
 */
export function runMatlab(text: string, resultName: string, dialect: MatlabDialect): MatlabOutcome {
  const file = parseMatlab(text);
  const name = file.outputs === null ? resultName : (file.outputs[0] ?? null);
  if (name === null) throw makeRefusal(text, 0, "the function gives nothing back", "bad_field");
  const runner = new Runner(file, name, dialect);
  runner.runBlock(file.body);
  return { file, result: runner.variables.get(name) ?? null };
}

class Runner {
  readonly variables = new Map<string, Value>();
  private readonly evaluator: Evaluator;
  private readonly assigner: Assigner;
  private readonly text: string;

  constructor(
    private readonly file: MatlabFile,
    private readonly resultName: string,
    private readonly dialect: MatlabDialect,
  ) {
    this.text = file.text;
    const functions = new Map([...matlabFunctions, ...dialect.functions]);
    this.evaluator = new Evaluator(this.text, this.variables, functions, file.functionNames);
    this.assigner = new Assigner(this.text, this.variables, this.evaluator, resultName);
  }

  runBlock(statements: readonly Statement[]): Flow {
    for (const statement of statements) {
      this.evaluator.spend(STEP_WORK, statement.at);
      const flow = this.runStatement(statement);
      if (flow !== null) return flow;
    }
    return null;
  }

  private runStatement(statement: Statement): Flow {
    switch (statement.kind) {
      case "assign":
        this.assigner.assign(statement);
        return null;
      case "evaluate":
        this.runEvaluation(statement);
        return null;
      case "command":
        if (!this.isHarmless(statement))
          this.refuse(statement.at, `${statement.name} is not understood`);
        return null;
      case "declare":
        for (const name of statement.names) this.declare(name, statement.at);
        return null;
      case "if":
        return this.runIf(statement);
      case "switch":
        return this.runSwitch(statement);
      case "for":
        return this.runFor(statement);
      case "while":
        return this.runWhile(statement);
      case "try":
        return this.runTry(statement);
      default:
        return statement.kind;
    }
  }

  private refuse(at: number, problem: string): never {
    throw makeRefusal(this.text, at, problem);
  }

  /** An expression by itself: harmless if it shows something, refused if it runs what is unknown. */
  private runEvaluation({ value, at }: Extract<Statement, { kind: "evaluate" }>): void {
    const script = value.kind === "name" ? this.dialect.scripts.get(value.name) : undefined;
    if (value.kind === "name" && script !== undefined && !this.variables.has(value.name)) {
      for (const [name, number] of script)
        this.assigner.put({ name, steps: [], at }, makeScalar(number));
      return;
    }
    const name = findCalledName(value);
    if (name !== null && !this.variables.has(name) && this.isShown(name)) {
      if (value.kind === "access" && value.step.kind === "index")
        for (const index of value.step.indices) this.evaluator.evaluate(index);
      return;
    }
    const result = this.evaluator.evaluateAll(value, 0)[0];
    if (result?.kind === "unknown" && name !== null && !this.variables.has(name))
      throw makeRefusal(this.text, result.at, result.reason);
  }

  private isShown(name: string): boolean {
    return SHOWS.has(name) && !this.file.functionNames.has(name);
  }

  private isHarmless(statement: Statement): boolean {
    if (statement.kind === "command") return SHOWS.has(statement.name);
    if (statement.kind !== "evaluate") return false;
    const name = findCalledName(statement.value);
    if (name === null || this.file.functionNames.has(name)) return false;
    // Where an error is raised no case comes of the file at all.
    return SHOWS.has(name) || name === "error";
  }

  private declare(name: string, at: number): void {
    if (name === this.resultName) this.refuse(at, `${name} may be changed elsewhere`);
    this.variables.set(name, makeUnknown(at, `${name} comes from elsewhere`));
  }

  private runIf({ branches, otherwise }: Extract<Statement, { kind: "if" }>): Flow {
    return this.choose(branches, otherwise, (condition) => {
      const value = this.evaluator.evaluate(condition);
      const isMet = value.kind === "text" ? null : this.evaluator.judge(value, condition.at);
      return isMet ?? toUnknown(value, condition.at);
    });
  }

  private runSwitch({
    subject,
    branches,
    otherwise,
  }: Extract<Statement, { kind: "switch" }>): Flow {
    const value = this.evaluator.evaluate(subject);
    return this.choose(branches, otherwise, (condition) => this.matchCase(value, condition));
  }

  /** Runs the first branch whose condition holds; once one is unknown, any of the rest might. */
  private choose(
    branches: readonly Branch[],
    otherwise: readonly Statement[],
    test: (condition: Expression) => boolean | UnknownValue,
  ): Flow {
    for (const [position, { condition, body }] of branches.entries()) {
      const isMet = test(condition);
      if (isMet === true) return this.runBlock(body);
      if (isMet === false) continue;
      const rest = branches.slice(position).flatMap((branch) => branch.body);
      this.passOver([...rest, ...otherwise], isMet);
      return null;
    }
    return this.runBlock(otherwise);
  }

  private matchCase(subject: Value, condition: Expression): boolean | UnknownValue {
    if (condition.kind === "cell") {
      const elements = condition.rows.flat();
      const matches = elements.map((element) =>
        typeof element === "number"
          ? equal(subject, makeScalar(element))
          : this.matchCase(subject, element),
      );
      return matches.includes(true)
        ? true
        : (matches.find((match) => typeof match !== "boolean") ?? false);
    }
    return equal(subject, this.evaluator.evaluate(condition));
  }

  private runFor({ target, values, body, at }: Extract<Statement, { kind: "for" }>): Flow {
    const value = this.evaluator.evaluate(values);
    if (value.kind !== "matrix" || value.doubt !== null) {
      const statements = [...body, makeAssignment(target, values)];
      this.passOver(statements, toUnknown(value, at));
      return null;
    }
    const { rows, columns, data } = value;
    if (data.length === 0) this.assigner.put(target, makeUnknown(at, "the loop does not run"));
    for (let column = 0; column < (rows === 0 ? 0 : columns); column += 1) {
      const cells = data.slice(column * rows, (column + 1) * rows);
      this.assigner.put(target, makeMatrix(rows, 1, cells, { logical: value.logical }));
      const flow = this.runBlock(body);
      if (flow === "return") return flow;
      if (flow === "break") break;
    }
    return null;
  }

  private runWhile({ condition, body, at }: Extract<Statement, { kind: "while" }>): Flow {
    for (;;) {
      this.evaluator.spend(STEP_WORK, at);
      const value = this.evaluator.evaluate(condition);
      const isMet = this.evaluator.judge(value, at);
      if (isMet === null) this.passOver(body, toUnknown(value, at));
      if (isMet !== true) return null;
      const flow = this.runBlock(body);
      if (flow === "return") return flow;
      if (flow === "break") return null;
    }
  }

  /** What is unknown in the body may fail there, and then the handler runs. */
  private runTry({ body, handler, at }: Extract<Statement, { kind: "try" }>): Flow {
    const before = this.evaluator.unknownCount;
    const flow = this.runBlock(body);
    if (this.evaluator.unknownCount > before)
      this.passOver([...body, ...handler], makeUnknown(at, "whether this fails is not known"));
    return flow;
  }

  /** Statements that may or may not run: what they assign is unknown, the result they must not touch. */
  private passOver(statements: readonly Statement[], reason: UnknownValue): void {
    const effects = listEffects(statements, {
      isHarmless: (statement) => this.isHarmless(statement),
      runsCode: (name) => runsCode.has(name) || this.file.functionNames.has(name),
    });
    if (effects.names.has(this.resultName) || effects.opaqueAt !== null)
      throw makeRefusal(this.text, reason.at, reason.reason);
    for (const name of effects.names)
      this.variables.set(name, makeUnknown(reason.at, reason.reason));
  }
}

function makeAssignment(target: Target, value: Expression): Statement {
  return { kind: "assign", targets: [target], operator: "", value, at: target.at };
}

function toUnknown(value: Value, at: number): UnknownValue {
  return value.kind === "unknown" ? value : makeUnknown(at, "this condition is not understood");
}

function equal(first: Value, second: Value): boolean | UnknownValue {
  if (first.kind === "unknown") return first;
  if (second.kind === "unknown") return second;
  if (first.kind === "text" && second.kind === "text") return first.value === second.value;
  if (first.kind !== "matrix" || second.kind !== "matrix") return false;
  return first.data.length === 1 && second.data.length === 1 && first.data[0] === second.data[0];
}

/** The name that an expression begins with, where it is nothing but a name or a call. */
function findCalledName(value: Expression): string | null {
  if (value.kind === "name") return value.name;
  return value.kind === "access" ? findCalledName(value.target) : null;
}
