import { clip, makeRefusal } from "./refuse";

export interface Token {
  readonly kind: "number" | "name" | "symbol" | "newline" | "end";
  /** The token as it stands in the text. */
  readonly text: string;
  readonly at: number;
  /** Whether blanks stand before it: inside brackets they separate elements. */
  readonly spaced: boolean;
}

const BLANK = " \t\f\v";
// A dot belongs to an operator where one follows (`1./x`), and to `...` where two more do.
const NUMBER = /(?:\d+(?:\.(?![*/\\^'.])\d*)?|\.\d+)(?:[eEdD][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SYMBOL =
  /\.\*|\.\/|\.\\|\.\^|\.'|==|~=|!=|<=|>=|&&|\|\||\*\*|\+=|-=|\*=|\/=|\^=|\|=|&=|[-+*/\\^<>=&|~!()[\]{},;:.@'"]/y;
/** A signed number that is surely an element of its own: what follows can only end or begin one. */
const PLAIN_ELEMENT =
  /[+-]?(?:\d+(?:\.(?![*/\\^'.])\d*)?|\.\d+)(?:[eEdD][+-]?\d+)?(?=[ \t]*[,;\r\n\]%#]|[ \t]+[+-]?\.?\d)/y;

/**
 * Cuts a MATLAB file into tokens, one at a time. Comments (`%`, `#`, and blocks `%{ … %}`) and
 * continued lines (`...`) are read over. Whether `'` begins a text or transposes is the parser's to
 * know: it is a token of its own until `readText` is asked for.
 */
export class Lexer {
  private position = 0;
  private peeked: Token | null = null;

  constructor(readonly text: string) {
    if (text.startsWith("\uFEFF")) this.position = 1;
  }

  peek(): Token {
    this.peeked ??= this.cut();
    return this.peeked;
  }

  next(): Token {
    const token = this.peek();
    this.peeked = null;
    return token;
  }

  /** The character right after the token that `peek` shows; "" at the end. */
  peekBehind(): string {
    this.peek();
    return this.text[this.position] ?? "";
  }

  /** Whether a blank, a line's end or a continuation follows the token that `peek` shows. */
  isSpacedBehind(): boolean {
    const sign = this.peekBehind();
    return sign === "" || /[\s%#]/.test(sign) || this.text.startsWith("...", this.position);
  }

  /** The number that comes next, where nothing can join it to its neighbours; else null. */
  readPlainElement(): number | null {
    if (this.peeked !== null) return null;
    let from = this.position;
    while (BLANK.includes(this.text[from] ?? "\n")) from += 1;
    PLAIN_ELEMENT.lastIndex = from;
    const match = PLAIN_ELEMENT.exec(this.text);
    if (match === null) return null;
    this.position = PLAIN_ELEMENT.lastIndex;
    return toNumber(match[0]);
  }

  /** Where reading goes on; blanks may come first. */
  get at(): number {
    return this.peeked?.at ?? this.position;
  }

  /** Whether the name that `peek` shows is followed by words, as in `hold on` or `clear x`. */
  isCommand(): boolean {
    this.peek();
    WORDS.lastIndex = this.position;
    return WORDS.test(this.text);
  }

  /** The text whose opening quote `peek` shows; a doubled quote stands for one. */
  readText(): string {
    const { text: quote, at } = this.next();
    let value = "";
    let from = at + 1;
    for (;;) {
      const close = this.text.indexOf(quote, from);
      const part = this.text.slice(from, close < 0 ? undefined : close);
      if (close < 0 || /[\r\n]/.test(part)) {
        throw makeRefusal(this.text, at, "a quoted text is not closed on its line", "bad_field");
      }
      // MATLAB and Octave read a backslash before a quote differently.
      if (quote === '"' && part.endsWith("\\")) {
        throw makeRefusal(this.text, close - 1, 'a backslash before " can be read in two ways');
      }
      value += part;
      if (this.text[close + 1] !== quote) {
        this.position = close + 1;
        return value;
      }
      value += quote;
      from = close + 2;
    }
  }

  /** Skips to the end of a command: its line, or `;` or `,` outside quotes. */
  skipCommand(): void {
    this.peeked = null;
    const rest = /(?:'[^'\r\n]*'|"[^"\r\n]*"|[^;,%#'"\r\n])*/y;
    rest.lastIndex = this.position;
    rest.exec(this.text);
    this.position = rest.lastIndex;
  }

  private cut(): Token {
    const start = this.position;
    const ended = this.skipBlanks();
    const at = this.position;
    const spaced = at > start;
    if (ended !== null) return { ...ended, spaced };
    for (const [kind, pattern] of KINDS) {
      pattern.lastIndex = at;
      const match = pattern.exec(this.text);
      if (match === null) continue;
      this.position = pattern.lastIndex;
      const [text] = match;
      if (kind === "number") this.refuseTail(at, text);
      return { kind, text, at, spaced };
    }
    const sign = clip(this.text.slice(at, at + 12));
    throw makeRefusal(this.text, at, `${sign} is not understood`, "bad_field");
  }

  /** `3x`, `2i` and `0x1F` are no plain numbers. */
  private refuseTail(at: number, text: string): void {
    if (!/\w/.test(this.text[this.position] ?? "")) return;
    const word = /\w*/y;
    word.lastIndex = this.position;
    const tail = word.exec(this.text)?.[0] ?? "";
    throw makeRefusal(this.text, at, `${clip(text + tail)} is not a number`, "bad_field");
  }

  /** Skips blanks, comments and continuations; the token where a line or the text ends, else null. */
  private skipBlanks(): Omit<Token, "spaced"> | null {
    for (;;) {
      const at = this.position;
      const sign = this.text[at];
      if (sign === undefined) return { kind: "end", text: "", at };
      if (BLANK.includes(sign)) this.position += 1;
      else if (sign === "%" || sign === "#") this.skipComment(sign);
      else if (sign === "\n" || sign === "\r") {
        this.skipNewline();
        return { kind: "newline", text: "\n", at };
      } else if (this.text.startsWith("...", at)) {
        this.position = this.findLineEnd(at);
        this.skipNewline();
      } else return null;
    }
  }

  private skipComment(sign: string): void {
    const at = this.position;
    const end = this.findLineEnd(at);
    const isBlock =
      this.text[at + 1] === "{" &&
      this.text.slice(at + 2, end).trim() === "" &&
      this.isFirstOnLine(at);
    this.position = isBlock ? this.findBlockEnd(at, sign) : end;
  }

  /** End of a block comment, which may hold others. */
  private findBlockEnd(at: number, sign: string): number {
    const fence = sign === "%" ? /^[ \t]*%([{}])[ \t]*$/gm : /^[ \t]*#([{}])[ \t]*$/gm;
    fence.lastIndex = this.findLineStart(at);
    let depth = 0;
    for (let match = fence.exec(this.text); match !== null; match = fence.exec(this.text)) {
      depth += match[1] === "{" ? 1 : -1;
      if (depth === 0) return fence.lastIndex;
    }
    throw makeRefusal(this.text, at, "a block comment is not closed", "bad_field");
  }

  private isFirstOnLine(at: number): boolean {
    return this.text.slice(this.findLineStart(at), at).trim() === "";
  }

  private findLineStart(at: number): number {
    let start = at;
    while (start > 0 && !/[\r\n]/.test(this.text[start - 1] ?? "")) start -= 1;
    return start;
  }

  private findLineEnd(at: number): number {
    LINE_END.lastIndex = at;
    return LINE_END.exec(this.text)?.index ?? this.text.length;
  }

  private skipNewline(): void {
    const sign = this.text[this.position];
    if (sign === "\r" && this.text[this.position + 1] === "\n") this.position += 2;
    else if (sign !== undefined) this.position += 1;
  }
}

// An operator right before a word, but not before a blank, makes it a word too (`a -b`).
const WORDS = /[ \t]+(?:[\w'"@{[$?]|[-+~!/*&|<>:^\\](?=\w))/y;
const LINE_END = /[\r\n]/g;
const KINDS = [
  ["number", NUMBER],
  ["name", NAME],
  ["symbol", SYMBOL],
] as const;

/** A number as MATLAB writes it: the exponent may be a D. */
export function toNumber(text: string): number {
  return Number(text.replace(/[dD]/, "e"));
}
