import { expect, test } from "vitest";
import { appendRows } from "./append-rows";
import { type NewRow, packRows } from "./pack-rows";
import { ProgramBuilder } from "./program-builder";

const first: NewRow = { terms: [[0, 2]], lower: 1, upper: 4 };
const later: NewRow[] = [
  {
    terms: [
      [0, 1],
      [1, 0],
      [2, -3],
    ],
    lower: -Infinity,
    upper: 5,
  },
  { terms: [], lower: 0, upper: 0 },
  { terms: [[1, 7]], lower: 2, upper: 2 },
];

function build(rows: readonly NewRow[]) {
  const builder = new ProgramBuilder();
  for (let column = 0; column < 3; column += 1) builder.addColumn();
  rows.forEach((row, position) => {
    builder.addRow({ name: `row${position}`, ...row });
  });
  return builder.build([1, 1, 1]);
}

test("rows added to a program make what they would have made in it from the start", () => {
  expect(appendRows(build([first]), packRows(later))).toEqual(build([first, ...later]));
});

test("the program that is added to stays as it is", () => {
  const program = build([first]);
  appendRows(program, packRows(later));
  expect(program).toEqual(build([first]));
});
