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
      mpc.branch = [ 1 2 0 0.1 0 0 0 0 0 0 1 -360 360 99
                     2 7 0 -0.1 0 1e10 0 0 0.95 -3 1 -30 30 99 ];
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
        gen: [genRow(1, 0, 20), genRow(2, 0, 20)],
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
      // −50 MW is what arrives at bus 1: bus 3 sends the loss as well.
      { from: 1, to: 3, minMw: -49 / 0.98, maxMw: 80, lossMw: 1, lossShare: 0.02 },
    ]);
  });

  it.each([
    ["no text", "", "bad_field baseMVA"],
    ["a base of 0", plain.replace("baseMVA = 100", "baseMVA = 0"), "bad_field baseMVA"],
    ["version 1", plain.replace("'2'", "'1'"), "unsupported_type version"],
    ["no branch matrix", plain.replace("mpc.branch", "mpc.brunch"), "bad_field branch"],
    ["an open bracket", plain.slice(0, plain.indexOf("];")), "bad_field file"],
    ["a word in a cell", plain.replace("0.1", "foo/4"), "unsupported_type branch[1][4]"],
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
      "a negative rating",
      writeCase({ ...triangle, branch: [branchRow(1, 2, 1, -5)] }),
      "bad_field branch[1][6]",
    ],
    [
      "limits turned round",
      writeCase({ ...triangle, gen: [genRow(1, 9, 3)], gencost: [costRow(0, 1)] }),
      "bad_field gen[1][9]",
    ],
    [
      "a short row",
      plain.replace(/mpc.branch = \[\n.*;/, "mpc.branch = [ 1 2 0;"),
      "bad_field file",
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
    ["a field of unknown code", `${plain}mpc.bus = scale(mpc.bus);\n`, "unsupported_type bus"],
    ["a case of unknown code", `${plain}mpc = scale(mpc);\n`, "unsupported_type file"],
    ["no costs", writeCase({ ...triangle, gen: [genRow(1, 0, 9)] }), "bad_field gencost"],
    ["user constraints", `${plain}mpc.A = sparse([0 0 0 1]);\n`, "unsupported_type A"],
    ["user costs", `${plain}mpc.N = 1; mpc.Cw = 2;\n`, "unsupported_type N"],
    ["callbacks", `${plain}mpc.userfcn.formulation = 1;\n`, "unsupported_type userfcn"],
    [
      "matrices one by one",
      "function [baseMVA, bus] = c\nbaseMVA = 1; bus = 2;",
      "unsupported_type version",
    ],
  ])("refuses %s and names the field", (_name, text, refusal) => {
    expect(refuse(text)).toBe(refusal);
  });

  it("takes a single angle of 0 as a limit, two as none, and ±360 by what stands beside it", () => {
    const read = (least: number, most: number) => {
      const row = [...branchRow(1, 2, 0.1).slice(0, 11), least, most];
      const [branch] = parseMatpowerCase(writeCase({ ...triangle, branch: [row] })).branches;
      return [branch?.angleMinDeg, branch?.angleMaxDeg];
    };
    expect(read(0, 0)).toEqual([-Infinity, Infinity]);
    expect(read(-360, 360)).toEqual([-Infinity, Infinity]);
    expect(read(-2, 0)).toEqual([-2, 0]);
    expect(read(0, 360)).toEqual([0, 360]);
    expect(read(-360, 0)).toEqual([-360, 0]);
    expect(read(-400, 5)).toEqual([-Infinity, 5]);
  });

  it("reads no number of what is out of service or at an isolated bus", () => {
    const nan = Number.NaN;
    const read = parseMatpowerCase(
      writeCase({
        bus: [...triangle.bus, [4, 4, nan, nan, nan, 0]],
        gen: [genRow(1, 0, 9), genRow(2, nan, nan, 0), genRow(4, nan, nan)],
        gencost: [costRow(0, 1), costRow(nan, -1), costRow(-1, nan)],
        branch: [...triangle.branch, branchRow(1, 2, nan, nan, 0), branchRow(1, 4, nan, nan)],
      }),
    );
    expect(read.generators.map(({ inService }) => inService)).toEqual([true, false, false]);
    expect(read.branches.map(({ inService }) => inService)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it("takes slopes that fall by rounding as convex, and no others", () => {
    const read = (second: number) =>
      refuse(
        writeCase({
          ...triangle,
          gen: [genRow(1, 0, 20)],
          gencost: [[1, 0, 0, 3, 0, 0, 10, 81.035228, 20, 81.035228 + 10 * second]],
        }),
      );
    expect(read(8.1034545)).toBe("accepted");
    expect(read(8.1)).toBe("unsupported_type gencost[1]");
  });

  it("leaves alone what does not touch the case", () => {
    const read = parseMatpowerCase(`${plain}
      mpc.note = 'and so on...';
      old.gencost = [2 0 0 2 1 0]; ref.bus = [1 2 3];
      fixed = 0;
      if fixed
        k = find(isinf(mpc.gen(:, 9)) & ...
                 isinf(mpc.gen(:, 10)));
        mpc.gen(k, 9) = mpc.gen(k, 2);
      end
      mpc.if.map = [1 2]; mpc.bus_name = {'a'; 'b]'};
    `);
    expect(read).toEqual(parseMatpowerCase(plain));
  });

  it("converts units by the code that published cases end with", () => {
    const kilowatts = `${writeCase({
      bus: [
        [1, 3, 0, 0, 0, 0, 1, 1, 0, 12.66],
        [2, 1, 100, 60, 0, 0, 1, 1, 0, 12.66],
      ],
      branch: [[1, 2, 0.0922, 0.047, 0, 0, 0, 0, 0, 0, 1, -360, 360]],
    })}
      [PQ, PV, REF, NONE, BUS_I, BUS_TYPE, PD, QD, GS, BS, BUS_AREA, VM, ...
          VA, BASE_KV, ZONE, VMAX, VMIN, LAM_P, LAM_Q, MU_VMAX, MU_VMIN] = idx_bus;
      [F_BUS, T_BUS, BR_R, BR_X, BR_B, RATE_A, RATE_B, RATE_C, ...
          TAP, SHIFT, BR_STATUS, PF, QF, PT, QT, MU_SF, MU_ST, ...
          ANGMIN, ANGMAX, MU_ANGMIN, MU_ANGMAX] = idx_brch;
      Vbase = mpc.bus(1, BASE_KV) * 1e3;      %% in Volts
      Sbase = mpc.baseMVA * 1e6;              %% in VA
      mpc.branch(:, [BR_R BR_X]) = mpc.branch(:, [BR_R BR_X]) / (Vbase^2 / Sbase);
      mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;
      pf = 0.85;
      mpc.bus(:, QD) = mpc.bus(:, PD) * sin(acos(pf));
      mpc.bus(:, PD) = mpc.bus(:, PD) * pf;
    `;
    const { buses, branches } = parseMatpowerCase(kilowatts);
    expect(buses[1]?.demandMw).toBeCloseTo(0.085, 12);
    expect(branches[0]?.reactancePu).toBeCloseTo(0.047 / (12_660 ** 2 / 1e8), 12);
  });

  it("refuses long runs of blanks, digits and brackets", () => {
    for (const run of [" ", "1", "(", ")", ") ", "[", "'", "-"]) {
      expect(
        refuse(`mpc.bus${run.repeat(300_000)}x\nmpc.bus = [ ${run.repeat(300_000)}x ];`),
      ).toMatch(/^(bad_field|unsupported_type|too_large)/);
    }
  });

  it("refuses a hundred thousand lines of nonsense", () => {
    expect(refuse("mpc.x = ((((((\n%{{{{\n'''\"\"\" ... [[[[ \n".repeat(25_000))).toMatch(
      /^bad_field/,
    );
  });
});
