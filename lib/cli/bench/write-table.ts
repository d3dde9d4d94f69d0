/** One row of a table: what stands in each column, by its heading. */
export type TableRow = Readonly<Record<string, string | number>>;

/** Rows as a Markdown table; headings are those of the first row. */
export function writeTable(rows: readonly TableRow[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    line(headings),
    line(headings.map(() => "---")),
    ...rows.map((row) => line(headings.map((heading) => row[heading] ?? ""))),
    "",
  ].join("\n");
}

/** The value below which a part of them lies; Infinity counts as never. */
export function pickQuantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Milliseconds without decimals above ten, "–" for what was not reached. */
export function writeMs(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value.toFixed(value < 10 ? 1 : 0);
}

/** A gap in units of the objective, "–" where there is none. */
export function writeGap(gap: number): string {
  if (!Number.isFinite(gap)) return "–";
  return gap <= 1e-9 ? "0" : gap.toExponential(1);
}
