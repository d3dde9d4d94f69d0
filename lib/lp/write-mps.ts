import type { LinearProgram } from "./linear-program";

const columnName = (column: number) => `x${column}`;
/** A column that is 1: solvers disagree about the sign of a right-hand side of the objective. */
const OFFSET_COLUMN = "offset";

type RowKind = "E" | "L" | "G" | "free";

function classifyRow({ rowLower, rowUpper }: LinearProgram, row: number): RowKind {
  const lower = rowLower[row] ?? -Infinity;
  const upper = rowUpper[row] ?? Infinity;
  if (lower === upper) return "E";
  if (upper < Infinity) return "L";
  return lower > -Infinity ? "G" : "free";
}

/**
 * Each row's own name, without what a reader may stumble over and told apart where two are alike;
 * `row` and its place where it has none.
 */
function nameRows({ rowCount, rowNames }: LinearProgram): string[] {
  const taken = new Set(["cost"]);
  return Array.from({ length: rowCount }, (_, row) => {
    const plain = (rowNames?.[row] ?? `row${row}`).replace(/[^\w.[\],]/g, "_").slice(0, 200);
    const name = taken.has(plain) ? `${plain}.${row}` : plain;
    taken.add(name);
    return name;
  });
}

/** Terms of each column, [column]: the matrix turned from rows to columns; free rows left out. */
function listColumnTerms(
  program: LinearProgram,
  kinds: readonly RowKind[],
  names: readonly string[],
): string[][] {
  const terms = Array.from({ length: program.columnCount }, (): string[] => []);
  for (let row = 0; row < program.rowCount; row += 1) {
    if (kinds[row] === "free") continue;
    const end = program.start[row + 1] ?? 0;
    for (let k = program.start[row] ?? 0; k < end; k += 1) {
      terms[program.index[k] ?? 0]?.push(`${names[row]} ${program.value[k] ?? 0}`);
    }
  }
  return terms;
}

function writeBounds({ columnLower, columnUpper }: LinearProgram, column: number): string[] {
  const lower = columnLower[column] ?? 0;
  const upper = columnUpper[column] ?? Infinity;
  const name = columnName(column);
  if (lower === upper) return [` FX BND ${name} ${lower}`];
  if (lower === -Infinity && upper === Infinity) return [` FR BND ${name}`];
  return [
    lower === -Infinity ? ` MI BND ${name}` : ` LO BND ${name} ${lower}`,
    // Some readers take an integer column without an upper bound for a binary one.
    upper === Infinity ? ` PL BND ${name}` : ` UP BND ${name} ${upper}`,
  ];
}

/** What stands before the first column, and behind the last, of a run of whole-number columns. */
function writeMarker(column: number, begins: boolean): string {
  return ` M${column} 'MARKER' '${begins ? "INTORG" : "INTEND"}'`;
}

/**
 * Writes a program as free-format MPS, to minimise, for solvers outside. A row bears its name, column
 * j is `xj`, the objective `cost`; rows without bounds are left out; the offset is the cost of a last
 * column fixed at 1.
 */
export function writeMps(program: LinearProgram, name = "program"): string {
  const rows = [...Array(program.rowCount).keys()];
  const columns = [...Array(program.columnCount).keys()];
  const kinds = rows.map((row) => classifyRow(program, row));
  const names = nameRows(program);
  // Without the last word CBC reads bounds by their place in the line.
  const lines = [`NAME ${name} FREE`, "ROWS", " N cost"];
  for (const row of rows) if (kinds[row] !== "free") lines.push(` ${kinds[row]} ${names[row]}`);
  lines.push("COLUMNS");
  const terms = listColumnTerms(program, kinds, names);
  // In the program's own order: another order is another search, and no comparison.
  let isInteger = false;
  for (const column of columns) {
    if ((program.integer[column] === 1) !== isInteger) {
      isInteger = !isInteger;
      lines.push(writeMarker(column, isInteger));
    }
    // A column without any term is still a column.
    lines.push(` ${columnName(column)} cost ${program.cost[column] ?? 0}`);
    for (const term of terms[column] ?? []) lines.push(` ${columnName(column)} ${term}`);
  }
  if (isInteger) lines.push(writeMarker(program.columnCount, false));
  lines.push(` ${OFFSET_COLUMN} cost ${program.offset}`, "RHS");
  const ranges: string[] = [];
  for (const row of rows) {
    const lower = program.rowLower[row] ?? -Infinity;
    const upper = program.rowUpper[row] ?? Infinity;
    if (kinds[row] === "free") continue;
    lines.push(` RHS ${names[row]} ${kinds[row] === "G" ? lower : upper}`);
    if (kinds[row] === "L" && lower > -Infinity) {
      ranges.push(` RNG ${names[row]} ${upper - lower}`);
    }
  }
  if (ranges.length > 0) lines.push("RANGES");
  for (const range of ranges) lines.push(range);
  lines.push("BOUNDS");
  for (const column of columns) lines.push(...writeBounds(program, column));
  lines.push(` FX BND ${OFFSET_COLUMN} 1`, "ENDATA", "");
  return lines.join("\n");
}
