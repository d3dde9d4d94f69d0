import { CodedError } from "@/lib/errors";
import type { LinearProgram } from "@/lib/lp/linear-program";

/** Beyond this many nonzeros the 2 GiB heap of the WASM build is at risk. */
export const MAX_NONZEROS = 4_000_000;

function refuse(what: string): never {
  throw new Error(`Malformed linear program: ${what}`);
}

/**
 * Checks shapes and finiteness of a program before it goes to an engine, where a wrong length
 * would read foreign memory or abort, and leaves the rows' names behind: they are for people.
 * Throws `too_large` beyond `MAX_NONZEROS`.
 */
export function checkProgram({ rowNames: _, ...program }: LinearProgram): LinearProgram {
  const { columnCount, rowCount } = program;
  const columns = [program.cost, program.columnLower, program.columnUpper, program.integer];
  if (columns.some((array) => array.length !== columnCount)) refuse("length of a column array");
  if (program.rowLower.length !== rowCount) refuse("length of rowLower");
  if (program.rowUpper.length !== rowCount) refuse("length of rowUpper");
  if (program.start.length !== rowCount + 1) refuse("length of start");
  const nonzeros = program.start[rowCount] ?? 0;
  if (nonzeros !== program.index.length) refuse("length of index");
  if (nonzeros !== program.value.length) refuse("length of value");
  if (nonzeros > MAX_NONZEROS) {
    throw new CodedError("too_large", `The model has ${nonzeros} nonzeros, over ${MAX_NONZEROS}`);
  }
  if (!program.cost.every(Number.isFinite)) refuse("a cost is not finite");
  if (!program.value.every(Number.isFinite)) refuse("a coefficient is not finite");
  const bounds = [program.columnLower, program.columnUpper, program.rowLower, program.rowUpper];
  if (bounds.some((array) => array.some(Number.isNaN))) refuse("a bound is NaN");
  return program;
}
