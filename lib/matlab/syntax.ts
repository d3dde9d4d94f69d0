/**
 * Syntax tree of a MATLAB file, as far as this reader knows the language. `at` is a position in the
 * text, counted in characters from 0; `refuse` turns it into line and column.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "text"; readonly value: string; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  /** `:` alone, as an index: everything. */
  | { readonly kind: "everything"; readonly at: number }
  /** `end` inside an index. */
  | { readonly kind: "last"; readonly at: number }
  | Matrix
  | Cell
  | Access
  | {
      readonly kind: "unary";
      readonly operator: string;
      readonly operand: Expression;
      readonly at: number;
    }
  | { readonly kind: "transpose"; readonly operand: Expression; readonly at: number }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: "range";
      readonly first: Expression;
      readonly step: Expression | null;
      readonly last: Expression;
      readonly at: number;
    }
  /** `@name` or `@(…) …`: read over, never called. */
  | { readonly kind: "handle"; readonly at: number };

/** Plain numbers stand as themselves, so that a large matrix stays small. */
export type Element = number | Expression;

export interface Matrix {
  readonly kind: "matrix";
  readonly rows: readonly (readonly Element[])[];
  /** Where each row begins, [row]. */
  readonly rowAt: readonly number[];
  readonly at: number;
}

export interface Cell {
  readonly kind: "cell";
  readonly rows: readonly (readonly Element[])[];
  readonly at: number;
}

/** `name.field`, `name.(field)`, `name(…)`, `name{…}` and any chain of these. */
export interface Access {
  readonly kind: "access";
  readonly target: Expression;
  readonly step: AccessStep;
  readonly at: number;
}

export type AccessStep =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "dynamicField"; readonly name: Expression }
  | { readonly kind: "index"; readonly indices: readonly Expression[] }
  | { readonly kind: "cellIndex"; readonly indices: readonly Expression[] };

/** What may stand left of `=`; the name is null for `~`, which drops a value. */
export interface Target {
  readonly name: string | null;
  readonly steps: readonly AccessStep[];
  readonly at: number;
}

export type Statement =
  | {
      readonly kind: "assign";
      readonly targets: readonly Target[];
      /** Operator of `+=` and the like; "" for `=`. */
      readonly operator: string;
      readonly value: Expression;
      readonly at: number;
    }
  | { readonly kind: "evaluate"; readonly value: Expression; readonly at: number }
  /** `name word word`: words that are not expressions. */
  | { readonly kind: "command"; readonly name: string; readonly at: number }
  | { readonly kind: "declare"; readonly names: readonly string[]; readonly at: number }
  | {
      readonly kind: "if";
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Statement[];
      readonly at: number;
    }
  | {
      readonly kind: "switch";
      readonly subject: Expression;
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Statement[];
      readonly at: number;
    }
  | {
      readonly kind: "for";
      readonly target: Target;
      readonly values: Expression;
      readonly body: readonly Statement[];
      readonly at: number;
    }
  | {
      readonly kind: "while";
      readonly condition: Expression;
      readonly body: readonly Statement[];
      readonly at: number;
    }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly handler: readonly Statement[];
      readonly at: number;
    }
  | { readonly kind: "break" | "continue" | "return"; readonly at: number };

export interface Branch {
  /** Condition of an `if`, value of a `case`. */
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

/** A file: its first function, or the script that it is. */
export interface MatlabFile {
  readonly text: string;
  /** Names of what the function gives back; null for a script. */
  readonly outputs: readonly string[] | null;
  readonly body: readonly Statement[];
  /** Other functions of the file; calling one is not understood. */
  readonly functionNames: ReadonlySet<string>;
}
