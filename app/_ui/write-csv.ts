import Papa from "papaparse";

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet passes over before it looks whether a cell is a formula. */
const skipped = /^[\s\p{Cc}\p{Cf}\p{Z}'"`´‘’“”＇＂]*/u;

/** What starts a formula, in ASCII and in the wide and small forms that some spreadsheets take. */
const starts = /^[=+\-@＝＋－＠﹦﹢﹣﹫−]/u;

/** A number in writing, and nothing else. */
const number = /^[-+−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Whether a spreadsheet might run a text, or show another one, when it stands in a cell. */
function isRunnable(text: string): boolean {
  if (number.test(text)) return false;
  return /^[\t\r\n]/.test(text) || starts.test(text.replace(skipped, ""));
}

/** A cell that a spreadsheet shows as it is: an apostrophe stands before what it might run. */
function neutralise(cell: unknown): unknown {
  return typeof cell === "string" && isRunnable(cell) ? `'${cell}` : cell;
}

/**
 * Rows as CSV for a spreadsheet: UTF-8 with a byte order mark, the keys of the first row as header.
 * Numbers stay numbers, an unknown value is an empty cell, and no text becomes a formula.
 */
export function writeCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const safe = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, neutralise(cell)])),
  );
  return BYTE_ORDER_MARK + Papa.unparse(safe);
}
