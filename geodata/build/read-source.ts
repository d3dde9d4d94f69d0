import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";

const rowsSchema = z.array(z.record(z.string(), z.string()));

/** Opens files of one folder of sources. */
export type SourceFolder = {
  readBytes(path: string): Buffer;
  readText(path: string): string;
  /** Rows of a CSV with a header, as text, a byte-order mark removed. */
  readRows(path: string): Record<string, string>[];
  readJson<T>(path: string, schema: z.ZodType<T>): T;
};

export function openSourceFolder(folder: string): SourceFolder {
  const readBytes = (path: string) => readFileSync(join(folder, path));
  const readText = (path: string) =>
    readBytes(path)
      .toString("utf8")
      .replace(/^\uFEFF/, "");
  return {
    readBytes,
    readText,
    readRows: (path) => {
      const parsed = Papa.parse(readText(path), { header: true, skipEmptyLines: true });
      if (parsed.errors[0]) throw new Error(`${path}: ${parsed.errors[0].message}`);
      return rowsSchema.parse(parsed.data);
    },
    readJson: (path, schema) => schema.parse(JSON.parse(readText(path))),
  };
}

/** The text of a column; a missing column is an error. */
export function readCell(row: Record<string, string>, column: string): string {
  const text = row[column];
  if (text === undefined)
    throw new Error(`no column "${column}" in ${Object.keys(row).join(", ")}`);
  return text.trim();
}

/** The number in a column; an empty or odd cell is an error. */
export function readNumber(row: Record<string, string>, column: string): number {
  const text = readCell(row, column);
  const value = Number(text);
  if (text === "" || !Number.isFinite(value))
    throw new Error(`"${column}" is not a number: "${text}"`);
  return value;
}

/** The number in a column, null where the cell is empty. */
export function readOptionalNumber(row: Record<string, string>, column: string): number | null {
  return readCell(row, column) === "" ? null : readNumber(row, column);
}
