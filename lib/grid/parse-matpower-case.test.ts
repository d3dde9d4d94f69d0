import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { parseMatpowerCase } from "./parse-matpower-case";
import { branchRow, busRow, costRow, genRow, triangle, writeCase } from "./test-networks";

/** The refusal's code and field, or what was read instead. */
function refuse(text: string): string {
  try {
    parseMatpowerCase(text);
    return "accepted";
  } catch (error) {
    if (error instanceof CodedError) return `${error.code} ${error.field}`;
    throw error;
  }
}

const plain = writeCase({ ...triangle, gen: [genRow(1, 0, 100)], gencost: [costRow(0.1, 5, 7)] });

describe("parseMatpowerCase", () => {
  it("reads buses, generators, branches and costs in their units", () => {
    const read = parseMatpowerCase(plain);
    expect(read.baseMva).toBe(100);
    expect(read.buses.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(read.generators).toEqual([
      {
        ...{ bus: 1, inService: true, minMw: 0, maxMw: 100 },
        cost: { kind: "polynomial", quadratic: 0.1, linear: 5, constant: 7 },
      },
    ]);
    expect(read.branches[0]).toMatchObject({ from: 1, to: 2, reactancePu: 0.1, tapRatio: 1 });
    expect(read.dcLines).toEqual([]);
  });

  it("reads commas, comments, continuations, tabs, exponents and several rows on a line", () => {
    const read = parseMatpowerCase(`
      % a comment with mpc.baseMVA = 7; in it
      %{
      mpc.baseMVA = 9;
      %}
      function mpc = odd
      mpc.version = "2"; mpc.baseMVA = 1e2;
      mpc.bus = [ 1, 3, 1.5D1, 0, 0, 0; 2 1 +.5e1 0 2. 0 % trailing
        7\t1 ...  the rest of this line is a comment
        0 0 0 0 ];
      mpc.bus_name = { 'a % b'; 'c'
        'd' };
      mpc.gen = [];
      mpc.branch = [ 1 2 0 0.1 0 0 0 0 0 0 1 -360 360 99 99 99 99
                     2 7 0 -0.1 0 1e10 0 0 0.95 -3 1 -30 30 ];
    `);
    expect(read.buses.map(({ id, demandMw, shuntMw }) => [id, demandMw, shuntMw])).toEqual([
      [1, 15, 0],
      [2, 5, 2],
      [7, 0, 0],
    ]);
    expect(read.branches[1]).toMatchObject({
      ...{ ratingMw: Infinity, tapRatio: 0.95, shiftDeg: -3 },
      ...{ reactancePu: -0.1, angleMinDeg: -30, angleMaxDeg: 30 },
    });
  });

  it("takes rating 0 and angles of 0 or ±360 as no limit, and keeps what is out of service", () => {
    const row = branchRow(1, 2, 0.1, 0, 0);
    const zeroAngles = [...row.slice(0, 11), 0, 0];
    const { branches } = parseMatpowerCase(writeCase({ ...triangle, branch: [row, zeroAngles] }));
    const free = { ratingMw: Infinity, angleMinDeg: -Infinity, angleMaxDeg: Infinity };
    expect(branches).toMatchObject([
      { inService: false, ...free },
      { inService: false, ...free },
    ]);
  });

  it("reads piecewise costs, leading zero terms and direct-current links", () => {
    const read = parseMatpowerCase(
      writeCase({
        ...triangle,
        gen: [genRow(1, 0, 20), genRow(2, 0, 20, 0)],
        gencost: [
          [1, 0, 0, 3, 0, 0, 10, 100, 20, 300],
          [2, 0, 0, 4, 0, 0, 2, 1, 0, 0],
        ],
        dcline: [[1, 3, 1, 0, 0, 0, 0, 1, 1, -50, 80, 0, 0, 0, 0, 1, 0.02]],
      }),
    );
    expect(read.generators.map(({ cost }) => cost)).toEqual([
      {
        kind: "piecewise",
        points: [
          [0, 0],
          [10, 100],
          [20, 300],
        ],
      },
      { kind: "polynomial", quadratic: 0, linear: 2, constant: 1 },
    ]);
    expect(read.dcLines).toMatchObject([
      { from: 1, to: 3, minMw: -50, maxMw: 80, lossMw: 1, lossShare: 0.02 },
    ]);
  });

  it.each([
    ["no text", "", "bad_field baseMVA"],
    ["a base of 0", plain.replace("baseMVA = 100", "baseMVA = 0"), "bad_field baseMVA"],
    ["version 1", plain.replace("'2'", "'1'"), "unsupported_type version"],
    ["no branch matrix", plain.replace("mpc.branch", "mpc.brunch"), "bad_field branch"],
    ["an open bracket", plain.slice(0, plain.indexOf("];")), "bad_field bus"],
    ["a word among the numbers", plain.replace("0.1", "pi/4"), "bad_field branch[1][4]"],
    [
      "a repeated bus",
      writeCase({ ...triangle, bus: [busRow(1), busRow(1)] }),
      "bad_field bus[2][1]",
    ],
    ["a fractional bus", writeCase({ ...triangle, bus: [busRow(1.5)] }), "bad_field bus[1][1]"],
    ["NaN demand", writeCase({ ...triangle, bus: [busRow(1, Number.NaN)] }), "bad_field bus[1][3]"],
    [
      "an unknown end",
      writeCase({ ...triangle, branch: [branchRow(1, 9, 1)] }),
      "bad_field branch[1][2]",
    ],
    [
      "a branch to itself",
      writeCase({ ...triangle, branch: [branchRow(2, 2, 1)] }),
      "bad_field branch[1][2]",
    ],
    [
      "no reactance",
      writeCase({ ...triangle, branch: [branchRow(1, 2, 0)] }),
      "bad_field branch[1][4]",
    ],
    [
      "a negative rating",
      writeCase({ ...triangle, branch: [branchRow(1, 2, 1, -5)] }),
      "bad_field branch[1][6]",
    ],
    [
      "limits turned round",
      writeCase({ ...triangle, gen: [genRow(1, 9, 3)] }),
      "bad_field gen[1][9]",
    ],
    [
      "a short row",
      plain.replace(/mpc.branch = \[\n.*;/, "mpc.branch = [ 1 2 0;"),
      "bad_field branch[1]",
    ],
    [
      "fewer costs than units",
      plain.replace("mpc.gen = [", "mpc.gen = [ 1 0 0 0 0 1 100 1 9 0;"),
      "bad_field gencost",
    ],
    [
      "a cubic cost",
      plain.replace("2\t0\t0\t3\t0.1", "2 0 0 4 1 0.1"),
      "unsupported_type gencost[1]",
    ],
    ["a concave cost", plain.replace("0.1\t5", "-0.1\t5"), "unsupported_type gencost[1]"],
    ["a cost model 3", plain.replace("2\t0\t0\t3", "3\t0\t0\t3"), "bad_field gencost[1]"],
    [
      "a matrix that code changes",
      `${plain}mpc.bus(:, 3) = 2 * mpc.bus(:, 3);\n`,
      "unsupported_type bus",
    ],
    ["a matrix times a number", plain.replace("];", "] * 2;"), "unsupported_type bus"],
  ])("refuses %s and names the field", (_name, text, refusal) => {
    expect(refuse(text)).toBe(refusal);
  });

  it("refuses long runs of blanks, digits and brackets without lingering", () => {
    const startedAt = performance.now();
    for (const run of [" ", "1", "(", ")", ") ", "[", "'", "-"]) {
      expect(
        refuse(`mpc.bus${run.repeat(300_000)}x\nmpc.bus = [ ${run.repeat(300_000)}x ];`),
      ).toMatch(/^(bad_field|unsupported_type|too_large)/);
    }
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  it("reads a hundred thousand lines of nonsense in well under a second", () => {
    const startedAt = performance.now();
    expect(refuse("mpc.x = ((((((\n%{{{{\n'''\"\"\" ... [[[[ \n".repeat(25_000))).toMatch(
      /^bad_field/,
    );
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
