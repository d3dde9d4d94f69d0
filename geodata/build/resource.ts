import type { LicenceId } from "./licences";
import type { SourceId } from "./sources";

/** What a CSV cell can hold; null is an empty cell and means unknown or not applicable. */
export type Cell = string | number | boolean | null;

/** One column, or one member of a JSON object, in the words of a Table Schema. */
export type Field = {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  description: string;
  unit?: string;
  /** False where an empty cell is an error. */
  nullable?: boolean;
};

type Described = {
  /** Also the name under which the app loads it. */
  name: string;
  /** Relative to `geodata/`. */
  path: string;
  title: string;
  description: string;
  licence: LicenceId;
  sources: readonly SourceId[];
  vintage: string;
  caveats: readonly string[];
  fields: readonly Field[];
};

/** A table, written as CSV in the order of its fields. */
export type TableResource = Described & {
  kind: "table";
  primaryKey: readonly string[];
  rows: readonly Record<string, Cell>[];
};

/** Anything else, written as compact JSON. */
export type JsonResource = Described & { kind: "json"; content: unknown };

export type Resource = TableResource | JsonResource;

/** A number rounded to so many decimals, without a negative zero. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0;
}
