import type { AccessStep, Element, Expression, Statement, Target } from "./syntax";

/** What statements may change if they run. */
export interface Effects {
  /** Variables that are assigned. */
  readonly names: Set<string>;
  /** First statement whose effect is not known, or that changes what runs next. */
  opaqueAt: number | null;
}

/** What is known of statements and functions that are not run. */
export interface Knowledge {
  /** Whether a statement that assigns nothing changes nothing. */
  isHarmless(statement: Statement): boolean;
  /** Whether a function of this name may change variables of its caller. */
  runsCode(name: string): boolean;
}

/** Collects what statements could change, whichever of them run. */
export function listEffects(statements: readonly Statement[], knowledge: Knowledge): Effects {
  const effects: Effects = { names: new Set(), opaqueAt: null };
  for (const statement of statements) collect(statement, knowledge, effects);
  return effects;
}

function collect(statement: Statement, knowledge: Knowledge, effects: Effects): void {
  const collectAll = (statements: readonly Statement[]) => {
    for (const inner of statements) collect(inner, knowledge, effects);
  };
  const add = ({ name, steps }: Target) => {
    if (name !== null) effects.names.add(name);
    for (const step of steps) read(...listInStep(step));
  };
  const read = (...expressions: readonly Expression[]) => {
    if (expressions.some((expression) => mayRunCode(expression, knowledge)))
      effects.opaqueAt ??= statement.at;
  };
  switch (statement.kind) {
    case "assign":
      statement.targets.forEach(add);
      read(statement.value);
      return;
    case "if":
    case "switch":
      if (statement.kind === "switch") read(statement.subject);
      for (const { condition, body } of statement.branches) {
        read(condition);
        collectAll(body);
      }
      collectAll(statement.otherwise);
      return;
    case "for":
      add(statement.target);
      read(statement.values);
      collectAll(statement.body);
      return;
    case "while":
      read(statement.condition);
      collectAll(statement.body);
      return;
    case "try":
      collectAll([...statement.body, ...statement.handler]);
      return;
    default:
      if (!knowledge.isHarmless(statement)) effects.opaqueAt ??= statement.at;
  }
}

function mayRunCode(expression: Expression, knowledge: Knowledge): boolean {
  if (expression.kind === "name") return knowledge.runsCode(expression.name);
  return listParts(expression).some((part) => mayRunCode(part, knowledge));
}

/** The expressions that an expression is made of. */
function listParts(expression: Expression): Expression[] {
  switch (expression.kind) {
    case "access":
      return [expression.target, ...listInStep(expression.step)];
    case "unary":
    case "transpose":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "range":
      return [expression.first, ...(expression.step ? [expression.step] : []), expression.last];
    case "matrix":
    case "cell":
      return expression.rows.flat().filter(isExpression);
    default:
      return [];
  }
}

function listInStep(step: AccessStep): readonly Expression[] {
  if (step.kind === "field") return [];
  return step.kind === "dynamicField" ? [step.name] : step.indices;
}

function isExpression(element: Element): element is Expression {
  return typeof element !== "number";
}
