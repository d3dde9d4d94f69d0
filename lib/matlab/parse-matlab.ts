import { CodedError } from "@/lib/errors";
import { DROPPED, ExpressionParser, KEYWORDS } from "./parse-expression";
import { makeRefusal } from "./refuse";
import type { Branch, Expression, MatlabFile, Statement, Target } from "./syntax";

/** Largest text that is read, characters. */
const MAX_TEXT_LENGTH = 64_000_000;
const MAX_NESTING = 60;

/**
 * Reads a MATLAB (or Octave) file into statements: the body of its first function, or the script
 * that it is. Throws `bad_field` with line and column where the text follows no rule of the
 * language, `unsupported_type` where it follows one that is not known here.
 */
export function parseMatlab(text: string): MatlabFile {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new CodedError("too_large", `a file of ${text.length} characters is too large`, "file");
  }
  return new StatementParser(text).parseFile();
}

const ASSIGNING = new Set(["=", "+=", "-=", "*=", "/=", "^=", "|=", "&="]);
const ENDS_OF_FUNCTIONS = ["end", "endfunction", "function"];

class StatementParser extends ExpressionParser {
  private readonly functionNames = new Set<string>();
  private nesting = 0;
  private loops = 0;

  parseFile(): MatlabFile {
    this.skipSeparators();
    const { text, functionNames } = this;
    if (!this.isWord("function")) {
      const body = this.parseBlock([]);
      this.parseOtherFunctions();
      return { text, outputs: null, body, functionNames };
    }
    const { outputs } = this.parseHeader();
    const body = this.parseFunctionBody();
    this.parseOtherFunctions();
    return { text, outputs, body, functionNames };
  }

  /** What follows the first function's end: other functions, and nothing else. */
  private parseOtherFunctions(): void {
    for (;;) {
      this.skipSeparators();
      const token = this.lexer.peek();
      if (token.kind === "end") return;
      if (!this.isWord("function")) this.refuse(token, "the end of the file");
      this.parseInnerFunction();
    }
  }

  /** Statements up to `end`, which is taken, or to the next function or the file's end. */
  private parseFunctionBody(): Statement[] {
    const statements = this.parseBlock(["end", "endfunction"]);
    if (this.isWord("end") || this.isWord("endfunction")) this.lexer.next();
    return statements;
  }

  private parseInnerFunction(): { readonly ended: boolean } {
    const { name, at } = this.parseHeader();
    this.functionNames.add(name);
    this.deepen(at);
    this.parseBlock(ENDS_OF_FUNCTIONS);
    this.nesting -= 1;
    const ended = this.isWord("end") || this.isWord("endfunction");
    if (ended) this.lexer.next();
    return { ended };
  }

  /** `function out = name(…)`, `function [a, b] = name`, `function name`. */
  private parseHeader(): { name: string; outputs: string[]; at: number } {
    const { at } = this.lexer.next();
    let outputs: string[] = [];
    let name = this.lexer.next();
    if (name.kind === "symbol" && name.text === "[") {
      while (!this.isSymbol("]")) {
        const output = this.lexer.next();
        if (output.kind === "name") outputs.push(output.text);
        else if (output.text !== ",") this.refuse(output, "an output's name");
      }
      this.lexer.next();
      this.expectSymbol("=");
      name = this.lexer.next();
    } else if (this.isSymbol("=")) {
      this.lexer.next();
      outputs = [name.text];
      name = this.lexer.next();
    }
    if (name.kind !== "name") this.refuse(name, "a function's name");
    if (this.isSymbol("(")) this.skipParameters();
    this.endStatement();
    return { name: name.text, outputs, at };
  }

  private skipParameters(): void {
    this.expectSymbol("(");
    while (!this.isSymbol(")")) {
      const token = this.lexer.next();
      const isKnown = token.kind === "name" || token.text === "," || token.text === "~";
      if (!isKnown) this.refuse(token, "an argument's name");
    }
    this.lexer.next();
  }

  private parseBlock(ends: readonly string[]): Statement[] {
    const statements: Statement[] = [];
    for (;;) {
      this.skipSeparators();
      const token = this.lexer.peek();
      if (token.kind === "end") return statements;
      if (token.kind === "name" && ends.includes(token.text)) return statements;
      if (this.isWord("function")) {
        const inner = this.parseInnerFunction();
        // Without an `end` it was the next function: the present one ended before it.
        if (!inner.ended) return statements;
        continue;
      }
      statements.push(this.parseStatement());
    }
  }

  private parseStatement(): Statement {
    const token = this.lexer.peek();
    if (token.kind === "name" && KEYWORDS.has(token.text)) {
      this.deepen(token.at);
      const statement = this.parseKeyword(token.text);
      this.nesting -= 1;
      // `end end` needs nothing between.
      const next = this.lexer.peek();
      if (next.kind !== "name" || !KEYWORDS.has(next.text)) this.endStatement();
      return statement;
    }
    if (token.kind === "name" && this.lexer.isCommand()) {
      this.lexer.next();
      this.lexer.skipCommand();
      this.endStatement();
      return { kind: "command", name: token.text, at: token.at };
    }
    const statement = this.parseAssignment();
    this.endStatement();
    return statement;
  }

  private deepen(at: number): void {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) throw makeRefusal(this.text, at, "blocks are nested too deep");
  }

  private parseAssignment(): Statement {
    const { at } = this.lexer.peek();
    const left = this.parseExpression();
    const operator = this.lexer.peek();
    if (operator.kind === "symbol" && ASSIGNING.has(operator.text)) {
      const targets = this.makeTargets(left);
      this.lexer.next();
      const value = this.parseExpression();
      return { kind: "assign", targets, operator: operator.text.slice(0, -1), value, at };
    }
    return { kind: "evaluate", value: left, at };
  }

  private makeTargets(left: Expression): Target[] {
    const places = left.kind === "matrix" ? (left.rows.length === 1 ? left.rows[0] : []) : [left];
    if (places === undefined || places.length === 0) return this.refuseTarget(left.at);
    return places.map((place) => {
      if (typeof place === "number") return this.refuseTarget(left.at);
      return this.makeTarget(place);
    });
  }

  private makeTarget(place: Expression): Target {
    if (place.kind === "name")
      return { name: place.name === DROPPED ? null : place.name, steps: [], at: place.at };
    if (place.kind !== "access") return this.refuseTarget(place.at);
    const inner = this.makeTarget(place.target);
    return { ...inner, steps: [...inner.steps, place.step] };
  }

  private refuseTarget(at: number): never {
    throw makeRefusal(this.text, at, "nothing can be assigned to this", "bad_field");
  }

  private parseKeyword(keyword: string): Statement {
    const { at } = this.lexer.next();
    switch (keyword) {
      case "if":
        return this.parseIf(at);
      case "switch":
        return this.parseSwitch(at);
      case "for":
      case "parfor":
        return this.parseFor(at);
      case "while": {
        const condition = this.parseExpression();
        const body = this.parseLoop(["end", "endwhile"]);
        return { kind: "while", condition, body, at };
      }
      case "try":
        return this.parseTry(at);
      case "break":
      case "continue":
        if (this.loops === 0)
          throw makeRefusal(this.text, at, `${keyword} outside a loop`, "bad_field");
        return { kind: keyword, at };
      case "return":
        return { kind: keyword, at };
      case "global":
      case "persistent":
        return { kind: "declare", names: this.readNames(), at };
      default:
        throw makeRefusal(this.text, at, `${keyword} is not understood here`);
    }
  }

  private parseIf(at: number): Statement {
    const branches: Branch[] = [];
    const ends = ["elseif", "else", "end", "endif"];
    let keyword = "if";
    while (keyword === "if" || keyword === "elseif") {
      const condition = this.parseExpression();
      branches.push({ condition, body: this.parseBlock(ends) });
      keyword = this.closeBlock();
    }
    const otherwise = keyword === "else" ? this.parseBlock(["end", "endif"]) : [];
    if (keyword === "else") this.closeBlock();
    return { kind: "if", branches, otherwise, at };
  }

  private parseSwitch(at: number): Statement {
    const subject = this.parseExpression();
    const branches: Branch[] = [];
    let otherwise: Statement[] = [];
    const ends = ["case", "otherwise", "end", "endswitch"];
    this.parseNothing(ends);
    let keyword = this.closeBlock();
    while (keyword === "case") {
      const condition = this.parseExpression();
      branches.push({ condition, body: this.parseBlock(ends) });
      keyword = this.closeBlock();
    }
    if (keyword === "otherwise") {
      otherwise = this.parseBlock(["end", "endswitch"]);
      this.closeBlock();
    }
    return { kind: "switch", subject, branches, otherwise, at };
  }

  private parseNothing(ends: readonly string[]): void {
    const [statement] = this.parseBlock(ends);
    if (statement) throw makeRefusal(this.text, statement.at, "case should be here", "bad_field");
  }

  private parseFor(at: number): Statement {
    const isEnclosed = this.isSymbol("(");
    if (isEnclosed) this.lexer.next();
    const target = this.makeTarget(this.parseOperandOfFor());
    this.expectSymbol("=");
    const values = this.parseExpression();
    if (isEnclosed) this.expectSymbol(")");
    const body = this.parseLoop(["end", "endfor", "endparfor"]);
    return { kind: "for", target, values, body, at };
  }

  private parseLoop(ends: readonly string[]): Statement[] {
    this.loops += 1;
    const body = this.parseBlock(ends);
    this.loops -= 1;
    this.closeBlock();
    return body;
  }

  private parseOperandOfFor(): Expression {
    const name = this.lexer.next();
    if (name.kind !== "name" || KEYWORDS.has(name.text)) this.refuse(name, "a name");
    return { kind: "name", name: name.text, at: name.at };
  }

  private parseTry(at: number): Statement {
    if (this.isSymbol(",")) this.lexer.next();
    const body = this.parseBlock(["catch", "end", "end_try_catch"]);
    if (this.closeBlock() !== "catch") return { kind: "try", body, handler: [], at };
    // `catch problem` names the error.
    const isName = this.lexer.peek().kind === "name" && /^[\r\n;]$/.test(this.lexer.peekBehind());
    if (isName) this.lexer.next();
    const handler = this.parseBlock(["end", "end_try_catch"]);
    this.closeBlock();
    return { kind: "try", body, handler, at };
  }

  /** Takes the keyword that ends a block and returns it. */
  private closeBlock(): string {
    const token = this.lexer.next();
    if (token.kind !== "name") this.refuse(token, "end");
    return token.text;
  }

  private readNames(): string[] {
    const names: string[] = [];
    while (this.lexer.peek().kind === "name") names.push(this.lexer.next().text);
    return names;
  }

  private isWord(word: string): boolean {
    const token = this.lexer.peek();
    return token.kind === "name" && token.text === word;
  }

  private isSeparator(): boolean {
    return this.lexer.peek().kind === "newline" || this.isSymbol(";") || this.isSymbol(",");
  }

  private skipSeparators(): void {
    while (this.isSeparator()) this.lexer.next();
  }

  /** A statement ends at `;`, `,`, its line or the file; blocks may begin right after a condition. */
  private endStatement(): void {
    if (!this.isSeparator() && this.lexer.peek().kind !== "end") {
      this.refuse(this.lexer.peek(), "the end of the statement");
    }
  }
}
