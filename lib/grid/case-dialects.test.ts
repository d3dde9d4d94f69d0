import fc from "fast-check";
import { expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { parseMatpowerCase } from "./parse-matpower-case";
import { branchRow, busRow, type CaseRows, costRow, genRow, writeCase } from "./test-networks";

/** A small random case: rows of numbers, nothing else. */
const anyCase: fc.Arbitrary<CaseRows> = fc
  .record({
    demands: fc.array(fc.integer({ min: -50, max: 400 }), { minLength: 2, maxLength: 5 }),
    limits: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 3 }),
    lines: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 })), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ demands, limits, lines }) => ({
    bus: demands.map((mw, bus) => busRow(bus + 1, mw / 4, bus === 0 ? 3 : 1)),
    gen: limits.map((mw, unit) => genRow(1 + (unit % demands.length), -mw / 8, mw)),
    gencost: limits.map((mw, unit) => costRow(unit / 100, mw / 16, -unit)),
    branch: lines.map(([from, step, x]) => {
      const first = from % demands.length;
      const second = (first + 1 + (step % (demands.length - 1))) % demands.length;
      return branchRow(first + 1, second + 1, x / 64, x);
    }),
  }));

const pick = <Choice>(...choices: Choice[]) => fc.constantFrom(...choices);

/** Ways to write the same number, `x` a decimal that binary holds exactly. */
const numberStyles: ((x: number) => string)[] = [
  String,
  (x) => `${x}`.replace(/^(-?)0\./, "$1."),
  (x) => (Number.isInteger(x) ? `${x}.` : `${x}`),
  (x) => x.toExponential(),
  (x) => x.toExponential().replace("e", "D"),
  (x) => `(${x} * 2)/2`,
  (x) => `${x}*1`,
];

const style = fc.record({
  number: pick(...numberStyles),
  cell: pick(" ", "\t", ", ", " ,", "\t  ", " ...  cut here ] ;\n  "),
  row: pick(";\n", "\n", " ; ", "; % ends ] here\n", "\r\n", ",\n"),
  open: pick("[", "[ ", "[\n", "[  %% (in kW) [\n", "[ ...\n"),
  close: pick("]", ";\n]", "\n ]", " ;; ]"),
  end: pick(";\n", "\n", ", ", "; ", ";\n%{\nmpc.bus = [];\n%}\n", " % mpc.gen = []\n"),
  header: pick("function mpc = own\n", "%% a head\nfunction [mpc] = own()\n", "\uFEFF", "1;\n"),
  tail: pick("", "end\n", "return\nmpc.bus = 1;\n"),
});

type Style = typeof style extends fc.Arbitrary<infer Written> ? Written : never;

function writeIn(rows: CaseRows, how: Style): string {
  const matrices = Object.entries(rows).map(([name, matrix]) => {
    const lines = matrix.map((row: readonly number[]) => row.map(how.number).join(how.cell));
    return `mpc.${name} = ${how.open}${lines.join(how.row)}${how.close}${how.end}`;
  });
  const body = `mpc.version = '2';mpc.baseMVA = 1e2${how.end}${matrices.join("")}\n`;
  const isFunction = how.header.includes("function");
  return `${how.header}${body}${isFunction || how.tail !== "end\n" ? how.tail : ""}`;
}

it("reads one case the same from every way to write it", () => {
  fc.assert(
    fc.property(anyCase, style, (rows, how) => {
      expect(parseMatpowerCase(writeIn(rows, how))).toEqual(parseMatpowerCase(writeCase(rows)));
    }),
    { seed: 7, numRuns: 400 },
  );
});

/** A statement, and what it does to the rows of a matrix, told without the reader. */
interface Change {
  readonly code: string;
  readonly apply: (matrix: number[][]) => number[][];
}

const change: fc.Arbitrary<Change> = fc
  .record({
    row: fc.nat({ max: 1 }),
    value: fc.integer({ min: 1, max: 90 }),
    shape: fc.nat({ max: 9 }),
  })
  .map(({ row, value, shape }): Change => {
    const at = `${row + 1}`;
    const set =
      (test: (row: number[], position: number) => boolean, to: (old: number) => number) =>
      (matrix: number[][]) =>
        matrix.map((cells, position) =>
          test(cells, position)
            ? cells.map((cell, column) => (column === 2 ? to(cell) : cell))
            : cells,
        );
    const only = (_: number[], position: number) => position === row;
    const all = () => true;
    const shapes: Change[] = [
      { code: `mpc.bus(${at}, 3) = ${value};`, apply: set(only, () => value) },
      { code: `mpc.bus(:,3) = mpc.bus(:, 3) * ${value};`, apply: set(all, (mw) => mw * value) },
      { code: `mpc.bus(${at},3) += ${value}`, apply: set(only, (mw) => mw + value) },
      {
        code: `mpc.bus(mpc.bus(:,1) == ${at}, 3) = -${value} ;`,
        apply: set(
          ([id]) => id === row + 1,
          () => -value,
        ),
      },
      {
        code: `if ${value} > 45, mpc.bus(${at}, 3) = 1; end`,
        apply: value > 45 ? set(only, () => 1) : (m) => m,
      },
      {
        code: `for k = 1:size(mpc.bus, 1)\n mpc.bus(k, 3) = k - ${value};\nend`,
        apply: (matrix) =>
          matrix.map((cells, k) => set(all, () => k + 1 - value)([cells])[0] ?? cells),
      },
      { code: `mpc.areas = [1 1]; mpc.bus(${at}, 3) = ${value};`, apply: set(only, () => value) },
      { code: `[a, mpc.bus(${at}, 3)] = deal(1, ${value});`, apply: set(only, () => value) },
      {
        code: `define_constants; mpc.bus(${at}, PD) = mpc.bus(${at}, PD) - ${value};`,
        apply: set(only, (mw) => mw - value),
      },
      {
        code: `b = mpc.bus; b(${at}, 3) = ${value}; mpc.bus = [b(1, :); b(2:end, :)];`,
        apply: set(only, () => value),
      },
    ];
    return shapes[shape] ?? { code: "", apply: (matrix) => matrix };
  });

it("follows each change of the case as it is told without the reader", () => {
  fc.assert(
    fc.property(anyCase, fc.array(change, { minLength: 1, maxLength: 4 }), (rows, changes) => {
      const bus = changes.reduce(
        (matrix, { apply }) => apply(matrix),
        rows.bus.map((row) => [...row]),
      );
      const text = `${writeCase(rows)}${changes.map(({ code }) => code).join("\n")}\n`;
      expect(parseMatpowerCase(text)).toEqual(parseMatpowerCase(writeCase({ ...rows, bus })));
    }),
    { seed: 11, numRuns: 300 },
  );
});

/** Code around which no rule of this reader is written; `@` stands for a way into the case. */
const strange = [
  "@ = scale_load(0.5, @);",
  "@ = cellfun(@(x) x, {1});",
  "[q, @] = foo(1);",
  "if foo, @ = 1; end",
  "if 1 < foo(2)\n else @ = 1; end",
  "while foo, @ = 1; end",
  "for k = foo(1), @ = k; end",
  "switch foo, case 1, @ = 1; end",
  "try, foo(1); @ = 1; catch, end",
  "try, q = foo(1); catch, @ = 1; end",
  "foo(mpc);",
  "foo",
  "foo mpc",
  "eval('mpc.bus(3,3) = 1');",
  "q = evalin('caller', 'mpc');",
  "clear mpc",
  "load mpc",
  "global mpc",
  "@ = foo{3};",
  "@ = @(3;",
  "@ = [1 2; 3];",
  "@ == 3; @ = foo(1);",
  "mpc(2) = mpc;",
  "mpc{1} = 3;",
  "end\n@ = 3;",
  "unwind_protect, @ = 1; end_unwind_protect",
  "do, @ = 1; until true",
  "@ = 3 + 4i;",
  "@ = 'text';",
];

it.each(strange)("never reads a case unchanged past %s", (pattern) => {
  const rows = { bus: [busRow(1, 5), busRow(2, 7), busRow(3, 9)], branch: [branchRow(1, 2, 0.1)] };
  for (const place of ["mpc", "mpc.bus", "mpc.bus(2, 3)"]) {
    const text = `${writeCase(rows)}${pattern.replaceAll("@ ", `${place} `)}\n`;
    expect(() => parseMatpowerCase(text), text).toThrow(CodedError);
  }
});
