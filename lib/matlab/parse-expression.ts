import { Lexer, type Token, toNumber } from "./lexer";
import { clip, makeRefusal } from "./refuse";
import type { AccessStep, Element, Expression } from "./syntax";

/** Words that are no names. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...["if", "elseif", "else", "end", "endif", "for", "parfor", "endfor", "endparfor"],
  ...["while", "endwhile", "do", "until", "switch", "case", "otherwise", "endswitch"],
  ...["try", "catch", "end_try_catch", "function", "endfunction", "return", "break", "continue"],
  ...["global", "persistent", "unwind_protect", "unwind_protect_cleanup", "end_unwind_protect"],
]);

/** Name that stands for a value that is dropped. */
export const DROPPED = "~";

/** Numbers in all brackets of one text. */
const MAX_CELLS = 4_000_000;
/** Brackets within brackets, and operators in one expression: evaluation recurses over both. */
const MAX_DEPTH = 60;
const MAX_OPERATORS = 400;

/** How tightly operators bind, loosest first; all of them join from the left. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set(["||"]),
  new Set(["&&"]),
  new Set(["|"]),
  new Set(["&"]),
  new Set(["<", "<=", "==", ">=", ">", "~=", "!="]),
  new Set([":"]),
  new Set(["+", "-"]),
  new Set(["*", "/", "\\", ".*", "./", ".\\"]),
];
const RANGE_LEVEL = 5;
const PREFIXES = new Set(["+", "-", "~", "!"]);
const POWERS = new Set(["^", ".^", "**"]);

/** Reads expressions. Inside brackets, blanks separate elements as MATLAB has it. */
export class ExpressionParser {
  protected readonly lexer: Lexer;
  private cellCount = 0;
  private depth = 0;
  private operatorCount = 0;
  /** Directly inside `[…]` or `{…}`, where blanks count. */
  private inBrackets = false;
  /** Inside `(…)` or `{…}` of an index, where `end` is a number. */
  private indexDepth = 0;

  constructor(protected readonly text: string) {
    this.lexer = new Lexer(text);
  }

  parseExpression(): Expression {
    this.operatorCount = 0;
    return this.parseLevel(0);
  }

  /** Refuses what stands where the grammar has no place for it. */
  protected refuse(token: Token, expected: string): never {
    const found =
      token.kind === "end"
        ? "the file ends"
        : token.kind === "newline"
          ? "the line ends"
          : `${clip(token.text)} stands`;
    const problem = `${found} where ${expected} should be`;
    throw makeRefusal(this.text, token.at, problem, "bad_field");
  }

  protected isSymbol(text: string): boolean {
    const token = this.lexer.peek();
    return token.kind === "symbol" && token.text === text;
  }

  protected expectSymbol(text: string): Token {
    if (!this.isSymbol(text)) this.refuse(this.lexer.peek(), text);
    return this.lexer.next();
  }

  private parseLevel(level: number): Expression {
    if (level === LEVELS.length) return this.parsePrefix();
    let left = this.parseLevel(level + 1);
    while (this.isOperator(LEVELS[level])) {
      // `a(:, 1)` and `a(2, :)` hold a colon without ends; `1:end` and `1:2:9` have them.
      const { text: operator, at } = this.lexer.next();
      this.countOperator(at);
      const right = this.parseLevel(level + 1);
      left =
        level === RANGE_LEVEL
          ? this.finishRange(left, right, at)
          : { kind: "binary", operator, left, right, at };
    }
    return left;
  }

  private finishRange(first: Expression, second: Expression, at: number): Expression {
    if (!this.isOperator(LEVELS[RANGE_LEVEL]))
      return { kind: "range", first, step: null, last: second, at };
    this.lexer.next();
    return { kind: "range", first, step: second, last: this.parseLevel(RANGE_LEVEL + 1), at };
  }

  private countOperator(at: number): void {
    this.operatorCount += 1;
    if (this.operatorCount > MAX_OPERATORS)
      throw makeRefusal(this.text, at, "the expression is too long");
  }

  /** Whether an operator of the set comes next and joins: inside brackets `1 -2` are two. */
  private isOperator(operators: ReadonlySet<string> | undefined): boolean {
    const token = this.lexer.peek();
    if (token.kind !== "symbol" || !operators?.has(token.text)) return false;
    const isSign = token.text === "+" || token.text === "-";
    return !(this.inBrackets && isSign && token.spaced && !this.lexer.isSpacedBehind());
  }

  private parsePrefix(): Expression {
    const token = this.lexer.peek();
    if (token.kind !== "symbol" || !PREFIXES.has(token.text)) return this.parsePower();
    this.lexer.next();
    this.countOperator(token.at);
    if (this.isPlaceholder(token)) return { kind: "name", name: DROPPED, at: token.at };
    const operand = this.parsePrefix();
    return { kind: "unary", operator: token.text, operand, at: token.at };
  }

  /** `~` in `[~, second] = f`: a value that is dropped. */
  private isPlaceholder({ text }: Token): boolean {
    return text === "~" && this.inBrackets && (this.isSymbol(",") || this.isSymbol("]"));
  }

  /** Powers join from the left and bind tighter than signs before them, not than those after. */
  private parsePower(): Expression {
    let left = this.parsePostfix();
    while (this.isOperator(POWERS)) {
      const { text, at } = this.lexer.next();
      this.countOperator(at);
      const operator = text === "**" ? "^" : text;
      left = { kind: "binary", operator, left, right: this.parseExponent(), at };
      while (this.isTranspose()) left = this.transpose(left);
    }
    return left;
  }

  private parseExponent(): Expression {
    const token = this.lexer.peek();
    if (token.kind !== "symbol" || !PREFIXES.has(token.text)) return this.parsePostfix();
    this.lexer.next();
    this.countOperator(token.at);
    return { kind: "unary", operator: token.text, operand: this.parseExponent(), at: token.at };
  }

  private parsePostfix(): Expression {
    let value = this.parseOperand();
    for (;;) {
      const { at } = this.lexer.peek();
      if (this.isTranspose()) value = this.transpose(value);
      else {
        const step = value.kind === "name" || value.kind === "access" ? this.parseStep() : null;
        if (step === null) return value;
        this.countOperator(at);
        value = { kind: "access", target: value, step, at };
      }
    }
  }

  private isTranspose(): boolean {
    const token = this.lexer.peek();
    if (token.kind !== "symbol" || (token.text !== "'" && token.text !== ".'")) return false;
    return !(this.inBrackets && token.spaced);
  }

  private transpose(operand: Expression): Expression {
    const { at } = this.lexer.next();
    this.countOperator(at);
    return { kind: "transpose", operand, at };
  }

  /** One step of `name.field(…){…}`; null where the chain ends. */
  protected parseStep(): AccessStep | null {
    const token = this.lexer.peek();
    if (token.kind !== "symbol" || (this.inBrackets && token.spaced)) return null;
    if (token.text === ".") {
      this.lexer.next();
      if (this.isSymbol("(")) return { kind: "dynamicField", name: this.parseParenthesis() };
      const field = this.lexer.next();
      if (field.kind !== "name") this.refuse(field, "a field's name");
      return { kind: "field", name: field.text };
    }
    if (token.text === "(") return { kind: "index", indices: this.parseIndices("(", ")") };
    if (token.text === "{") return { kind: "cellIndex", indices: this.parseIndices("{", "}") };
    return null;
  }

  private parseIndices(open: string, close: string): Expression[] {
    return this.enclose(open, false, () => {
      this.indexDepth += 1;
      const indices: Expression[] = [];
      while (!this.isSymbol(close)) {
        if (indices.length > 0) this.expectSymbol(",");
        indices.push(this.parseIndex(close));
      }
      this.lexer.next();
      this.indexDepth -= 1;
      return indices;
    });
  }

  private parseIndex(close: string): Expression {
    if (!this.isSymbol(":")) return this.parseLevel(0);
    const { at } = this.lexer.next();
    if (!this.isSymbol(",") && !this.isSymbol(close)) this.refuse(this.lexer.peek(), ", or )");
    return { kind: "everything", at };
  }

  private parseParenthesis(): Expression {
    return this.enclose("(", false, () => {
      const value = this.parseLevel(0);
      this.expectSymbol(")");
      return value;
    });
  }

  /** Reads from an opening sign on, with the rules for blanks that hold inside. */
  private enclose<Read>(open: string, inBrackets: boolean, read: () => Read): Read {
    const { at } = this.expectSymbol(open);
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw makeRefusal(this.text, at, "brackets are nested too deep");
    const outside = this.inBrackets;
    this.inBrackets = inBrackets;
    const value = read();
    this.inBrackets = outside;
    this.depth -= 1;
    return value;
  }

  private parseOperand(): Expression {
    const token = this.lexer.peek();
    const { at } = token;
    if (token.kind === "number") {
      this.lexer.next();
      return { kind: "number", value: toNumber(token.text), at };
    }
    if (token.kind === "name") return this.parseName(token);
    if (token.kind === "symbol") {
      if (token.text === "'" || token.text === '"')
        return { kind: "text", value: this.lexer.readText(), at };
      if (token.text === "(") return this.parseParenthesis();
      if (token.text === "[") return this.parseMatrix();
      if (token.text === "{") return { kind: "cell", rows: this.parseRows("{", "}").rows, at };
      if (token.text === "@") return this.parseHandle();
    }
    return this.refuse(token, "a value");
  }

  private parseName(token: Token): Expression {
    if (token.text === "end" && this.indexDepth > 0) {
      this.lexer.next();
      return { kind: "last", at: token.at };
    }
    if (KEYWORDS.has(token.text)) this.refuse(token, "a value");
    this.lexer.next();
    return { kind: "name", name: token.text, at: token.at };
  }

  private parseHandle(): Expression {
    const { at } = this.lexer.next();
    if (this.isSymbol("(")) {
      this.parseIndices("(", ")");
      this.parseLevel(0);
    } else {
      const name = this.lexer.next();
      if (name.kind !== "name") this.refuse(name, "a function's name");
    }
    return { kind: "handle", at };
  }

  private parseMatrix(): Expression {
    const { at } = this.lexer.peek();
    return { kind: "matrix", ...this.parseRows("[", "]"), at };
  }

  /** Rows end at `;` and at a line's end, elements at `,` and blanks; empty rows count for nothing. */
  private parseRows(open: string, close: string): { rows: Element[][]; rowAt: number[] } {
    return this.enclose(open, true, () => {
      const outsideIndex = this.indexDepth;
      const rows: Element[][] = [];
      const rowAt: number[] = [];
      let row: Element[] = [];
      let isOpen = true;
      while (isOpen) {
        const at = this.lexer.at;
        const separator = this.readSeparator(close);
        if (separator === "element") {
          if (row.length === 0) rowAt.push(at);
          row.push(this.parseElement());
        } else if (separator !== "comma" && row.length > 0) {
          rows.push(row);
          row = [];
        }
        isOpen = separator !== "close";
      }
      this.indexDepth = outsideIndex;
      return { rows, rowAt };
    });
  }

  private readSeparator(close: string): "comma" | "row" | "close" | "element" {
    const plain = this.lexer.readPlainElement();
    if (plain !== null) {
      this.plain = plain;
      return "element";
    }
    const token = this.lexer.peek();
    if (token.kind === "newline" || this.isSymbol(";")) {
      this.lexer.next();
      return "row";
    }
    if (this.isSymbol(",")) {
      this.lexer.next();
      return "comma";
    }
    if (this.isSymbol(close)) {
      this.lexer.next();
      return "close";
    }
    return "element";
  }

  /** A number that `readSeparator` has read on its way. */
  private plain: number | null = null;

  private parseElement(): Element {
    this.cellCount += 1;
    if (this.cellCount > MAX_CELLS) {
      const problem = `more than ${MAX_CELLS} numbers`;
      throw makeRefusal(this.text, this.lexer.at, problem, "too_large");
    }
    const { plain } = this;
    this.plain = null;
    if (plain !== null) return plain;
    // Elements stand side by side: only their own operators add to the depth.
    const { operatorCount } = this;
    const value = this.parseLevel(0);
    this.operatorCount = operatorCount;
    return value.kind === "number" ? value.value : value;
  }
}
