import { CodedError } from "@/lib/errors";

/** Largest text that is read, bytes. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Most numbers in one file; beyond it the file is refused, not truncated. */
export const MAX_NUMBERS = 4_000_000;
/** Larger magnitudes leave no digits for the verifier's tolerance. */
const MAX_MAGNITUDE = 1e15;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const CAPACITY_WORD = /^["']?capacity["']?$/i;

/** The numbers of a file in order, and where its lines begin. */
export interface NumberScan {
  readonly values: Float64Array;
  /** 1 where the number is the first of its line. */
  readonly startsLine: Uint8Array;
  /** How many numbers stood as the literal word "capacity". */
  readonly capacityWordCount: number;
}

/**
 * Reads whitespace-separated numbers; text after `#` or `%` is a comment.
 * The word `capacity` becomes `capacityWord`.
 * Throws `bad_field` for binary or empty text, a word, a number out of range,
 * or the word `capacity` where `capacityWord` is null.
 */
export function scanNumbers(text: string, capacityWord: number | null): NumberScan {
  if (text.includes("\0")) throw refuse("binary data where numbers were expected");
  const values: number[] = [];
  const startsLine: number[] = [];
  let capacityWordCount = 0;
  let line = 0;
  let lineEnd = -1;
  let lineHasNumber = false;
  for (const match of text.matchAll(/[#%][^\n\r]*|\r\n|[\n\r]|[^\s#%]+/g)) {
    const token = match[0];
    if (token === "\n" || token === "\r" || token === "\r\n") {
      lineHasNumber = false;
      line += 1;
      lineEnd = match.index;
      continue;
    }
    if (token.startsWith("#") || token.startsWith("%")) continue;
    const isWord = CAPACITY_WORD.test(token);
    if (isWord) capacityWordCount += 1;
    const column = match.index - lineEnd;
    values.push(isWord ? replaceWord(capacityWord, line) : parseNumber(token, line, column));
    startsLine.push(lineHasNumber ? 0 : 1);
    lineHasNumber = true;
    if (values.length > MAX_NUMBERS) throw refuse(`more than ${MAX_NUMBERS} numbers`, "too_large");
  }
  if (values.length === 0) throw refuse("no numbers: the file is empty");
  return {
    values: Float64Array.from(values),
    startsLine: Uint8Array.from(startsLine),
    capacityWordCount,
  };
}

function replaceWord(capacityWord: number | null, line: number): number {
  if (capacityWord !== null) return capacityWord;
  throw new CodedError(
    "bad_field",
    `line ${line + 1} has the word "capacity": say its value with --capacity N`,
    "capacity",
  );
}

function parseNumber(token: string, line: number, column: number): number {
  const value = PLAIN_NUMBER.test(token) ? Number(token) : Number.NaN;
  if (Math.abs(value) <= MAX_MAGNITUDE) return value;
  const shown = JSON.stringify(token.length > 24 ? `${token.slice(0, 24)}…` : token);
  throw refuse(`${shown} in line ${line + 1}, column ${column} is not a number up to 1e15`);
}

function refuse(message: string, code: "bad_field" | "too_large" = "bad_field"): CodedError {
  return new CodedError(code, message, "file");
}
