import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { writeCsv } from "./write-csv";

const readRow = (text: string) =>
  Papa.parse<string[]>(text.slice(1), { newline: "\r\n" }).data[1] ?? [];

/** What stands in the file for one cell. */
const writeCell = (cell: unknown) => readRow(writeCsv([{ cell, beside: "x" }]))[0];

const marks = [..."=+-@", ..."＝＋－＠﹦﹢﹣﹫−"];
const before = [
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "\u200b",
  "'",
  '"',
  " '\" ",
];

describe("a cell that a spreadsheet could run", () => {
  test.each(marks)("starts with an apostrophe instead of %s, whatever stands before it", (mark) => {
    for (const space of before) {
      for (const rest of ["1+1", "SUM(A1)\nmore", "cmd|' /C calc'!A0", "가", ""]) {
        const cell = `${space}${mark}${rest}`;
        if (cell === "-" || cell === "+") expect(writeCell(cell)).toBe(`'${cell}`);
        // A signed number is read as what it is.
        if (/^[-+−][\d.]+$/.test(cell)) continue;
        expect(writeCell(cell), JSON.stringify(cell)).toBe(`'${cell}`);
      }
    }
  });

  test("is one that begins with a tab or a line end, even with nothing to run behind it", () => {
    for (const cell of ["\t1", "\rA", "\nA"]) expect(writeCell(cell)).toBe(`'${cell}`);
  });

  test("leaves numbers numbers, and other text as it is", () => {
    for (const cell of [-5, 0.1, -1e-7, 1e21]) expect(writeCell(cell)).toBe(String(cell));
    const texts = ["-5", "+3.5", "-1e-7", "해남", "a=b", "1-2", "'s", "", "(−5)", "−5", "5 - 3"];
    for (const text of texts) expect(writeCell(text)).toBe(text);
    expect(writeCell(null)).toBe("");
  });

  test("can be read back: one apostrophe before what would run, and no other, was added", () => {
    const pieces = fc.constantFrom(...marks, ...before, "1", "a", "가", ",", ";", "\n");
    const text = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(""));
    const runs = (cell: string) => writeCell(cell) !== cell;
    const restore = (cell: string) =>
      cell.startsWith("'") && runs(cell.slice(1)) ? cell.slice(1) : cell;
    fc.assert(
      fc.property(text, (cell) => {
        const written = writeCell(cell) ?? "";
        return restore(written) === cell;
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
