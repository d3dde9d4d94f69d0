import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { runMatlab } from "./run-matlab";
import type { Value } from "./value";

const dialect = { functions: new Map(), scripts: new Map([["names", new Map([["COL", 2]])]]) };

/** Rows of what is given back as `out.x`, or how it was refused or not understood. */
function run(code: string, header = "function out = f\n"): unknown {
  try {
    const { result } = runMatlab(`${header}${code}`, "out", dialect);
    return show(result?.kind === "struct" ? result.fields.get("x") : undefined);
  } catch (error) {
    if (error instanceof CodedError) return `${error.code} ${error.message}`;
    throw error;
  }
}

function show(value: Value | undefined): unknown {
  if (value?.kind === "unknown") return `unknown: ${value.reason}`;
  if (value?.kind === "text") return value.value;
  if (value?.kind !== "matrix") return value?.kind ?? null;
  const { rows, columns, data } = value;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => data[row + rows * column]),
  );
}

const start = "out.x = [1 2 3; 4 5 6];\n";

describe("runMatlab", () => {
  // Values as Octave 7 gives them.
  it.each([
    ["[1 -2]", [[1, -2]]],
    ["[1 - 2]", [[-1]]],
    [
      "[1 , -2\n3 ...\n 4]",
      [
        [1, -2],
        [3, 4],
      ],
    ],
    ["[1;2]'", [[1, 2]]],
    [
      "[[1 2]' [3 4]']",
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ["-2^2", [[-4]]],
    ["2^-1", [[0.5]]],
    ["2^3^2", [[64]]],
    ["~1 == 0", [[1]]],
    ["1:3+1", [[1, 2, 3, 4]]],
    ["5:-2:0", [[5, 3, 1]]],
    ["0:0.1:0.3", [[0, 0.1, 0.2, 0.30000000000000004]]],
    ["1./[2 4]", [[0.5, 0.25]]],
    ["[1.e3 5. .5 1D2 Inf]", [[1000, 5, 0.5, 100, Infinity]]],
    [
      "[1 2 % a comment ]\n # another\n 3 4]",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["[1 2; 3 4] * [1; 1]", [[3], [7]]],
    [
      "[1 2] .* [3; 4]",
      [
        [3, 6],
        [4, 8],
      ],
    ],
    ["[1 2 3](2)", "bad_field"],
    ["sum([1 2; 3 4])", [[4, 6]]],
    ["max([3 9 4])", [[9]]],
    ["round([-2.5 2.5])", [[-3, 3]]],
    ["'it''s 5% ... [x]'", "it's 5% ... [x]"],
    ["zeros(1, 2)", [[0, 0]]],
    ["[]", []],
  ])("evaluates %s", (code, expected) => {
    const got = run(`out.x = ${code};`);
    if (expected === "bad_field") expect(got).toMatch(/^bad_field line 2, column \d+/);
    else expect(got).toEqual(expected);
  });

  it.each([
    [
      "out.x(2, 3) = 9;",
      [
        [1, 2, 3],
        [4, 5, 9],
      ],
    ],
    [
      "out.x(:, 2) = out.x(:, 2) / 2;",
      [
        [1, 1, 3],
        [4, 2.5, 6],
      ],
    ],
    [
      "out.x(out.x(:, 1) == 4, 3) = 7;",
      [
        [1, 2, 3],
        [4, 5, 7],
      ],
    ],
    [
      "out.x(end, [1 3]) = [8 9];",
      [
        [1, 2, 3],
        [8, 5, 9],
      ],
    ],
    [
      "out.x(end + 1, :) = 0;",
      [
        [1, 2, 3],
        [4, 5, 6],
        [0, 0, 0],
      ],
    ],
    ["out.x(1, :) = [];", [[4, 5, 6]]],
    [
      "out.x = [out.x; 7 8 9];",
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    [
      "out.x(2, 3) += 20;",
      [
        [1, 2, 3],
        [4, 5, 26],
      ],
    ],
    [
      "for k = 1:2, out.x(k, 1) = out.x(k, 1) * k; end",
      [
        [1, 2, 3],
        [8, 5, 6],
      ],
    ],
    [
      "k = 1; while k < 3, out.x(k, 3) = 0; k = k + 1; end",
      [
        [1, 2, 0],
        [4, 5, 0],
      ],
    ],
    ["if any(out.x(:) > 5) out.x = 1; else out.x = 2; end", [[1]]],
    [
      "if 0\nout.x = foo(1);\nend",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ["switch 2, case {1, 2}, out.x = 1; otherwise, out.x = 2; end", [[1]]],
    [
      "y = 5; out.y = foo(1); out.x(1, 1) = y;",
      [
        [5, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "old = out; old.x(1, 1) = 9;",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "f = 'x'; out.(f)(1, 1) = 9;",
      [
        [9, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "names; out.x(1, COL) = 0;",
      [
        [1, 0, 3],
        [4, 5, 6],
      ],
    ],
    ["[a, b] = size(out.x); out.x = [a b];", [[2, 3]]],
    [
      "return\nout.x = 1;",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "%{\nout.x = 1;\n%}",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "y = {'a', [1 2]}; out.z = @(t) t + 1;",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "disp('now out.x = 1'); format long",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "end\nfunction y = g(x)\ny = x;\nend",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "if foo, y = 1; end",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])("follows %s", (code, expected) => {
    expect(run(start + code)).toEqual(expected);
  });

  it.each([
    ["out = scale(out);", "unsupported_type line 4, column 7: scale is not understood"],
    ["foo(1);", "unsupported_type line 4, column 1: foo is not understood"],
    ["foo", "unsupported_type line 4, column 1: foo is not understood"],
    ["clear out", "unsupported_type line 4, column 1: clear is not understood"],
    ["y = eval('out.x = 1');", "unsupported_type line 4, column 5: eval runs code"],
    ["if foo, out.x = 1; end", "unsupported_type line 4, column 4: foo is not understood"],
    ["if foo, return, end", "unsupported_type line 4, column 4: foo is not understood"],
    ["for k = foo, out.x = 1; end", "unsupported_type line 4, column 9: foo is not understood"],
    ["try, y = foo(1); catch, out.x = 1; end", "unsupported_type line 4, column 1"],
    ["out.(foo) = 1;", "unsupported_type line 4, column"],
    ["out(1).x = 1;", "unsupported_type line 4, column"],
    ["global out", "unsupported_type line 4, column 1: out may be changed elsewhere"],
    ["g;\nend\nfunction g\nout.x = 1;\nend", "unsupported_type line 4, column 1: g is a function"],
    ["end\nout.x = 1;", "bad_field line 5, column 1"],
    ["out.x = [1 2; 3];", "bad_field line 4, column"],
    ["out.x(9, 9, 9", "bad_field line 4, column"],
    ["break", "bad_field line 4, column 1: break outside a loop"],
    ["y = 'open", "bad_field line 4, column 5"],
    ["y = 3i;", "bad_field line 4, column 5: 3i is not a number"],
    ["while true, y = 1; end", "too_large line 4"],
    ["y = [1 2 3](9);", "bad_field line 4"],
    ["out.x(:, 9)", "bad_field line 4"],
  ])("refuses %s by line and column", (code, refusal) => {
    expect(String(run(`\n${start}${code}`)).slice(0, refusal.length)).toBe(refusal);
  });

  it("keeps what is not understood to the field or the cells that it is assigned to", () => {
    expect(run(`${start}out.x = foo(1);`)).toBe("unknown: foo is not understood");
    expect(run(`${start}out.x(1, 1) = foo(1);`)).toEqual([
      [Number.NaN, 2, 3],
      [4, 5, 6],
    ]);
    // One gap in a row is one cell, if another row shows the width; else anything.
    expect(run("out.x = [1 2 foo(1); 3 4 5];")).toEqual([
      [1, 2, Number.NaN],
      [3, 4, 5],
    ]);
    expect(run("out.x = [1 foo(1)];")).toBe("unknown: foo is not understood");
    // A cell in doubt decides nothing.
    expect(run("out.x = [1 foo(1); 1 2]; out.x = out.x(:, 2) == 2;")).toMatch(/^unknown/);
  });

  it("reads a script by the name that is asked for", () => {
    expect(run("out.x = 3; other.x = 4;", "")).toEqual([[3]]);
  });

  it("refuses what is nested without end, whatever the sign", () => {
    for (const sign of ["(", "[", "{", "a(", "if 1,", "-", "~", "1+", "a.", "@", "%{\n"]) {
      expect(run(`out.x = ${sign.repeat(50_000)}`)).toMatch(/^(bad_field|unsupported_type) line/);
    }
  });
});
