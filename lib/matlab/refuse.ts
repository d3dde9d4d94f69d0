import { CodedError, type ErrorCode } from "@/lib/errors";

/** Line and column of a position, both counted from 1. */
export function findPlace(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** A refusal that names line and column of what was not understood. */
export function makeRefusal(
  text: string,
  at: number,
  problem: string,
  code: ErrorCode = "unsupported_type",
  field = "file",
): CodedError {
  const { line, column } = findPlace(text, at);
  return new CodedError(code, `line ${line}, column ${column}: ${problem}`, field);
}

/** A stretch of text short enough for a message. */
export function clip(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
