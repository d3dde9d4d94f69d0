import { afterAll, describe, expect, it } from "vitest";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { DcConvention } from "./build-network";
import { buildDcOpfCase } from "./dc-opf-case";
import { parseMatpowerCase } from "./parse-matpower-case";
import { solveDcOpf } from "./solve-dc-opf";
import { type CaseRows, costRow, genRow, makeRandom, writeCase } from "./test-networks";
import { verifyDcOpf } from "./verify-dc-opf";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const solve = (text: string, convention: DcConvention = "matpower") =>
  solveDcOpf(buildDcOpfCase(parseMatpowerCase(text), convention), engine);

const branch = (from: number, to: number, rating: number, least = -360, most = 360) => [
  ...[from, to, 0, 0.1, 0, rating, 0, 0, 0, 0, 1, least, most],
];
const base: CaseRows = {
  bus: [
    [1, 3, 0, 0, 0, 0, 1, 1, 0],
    [2, 2, 0, 0, 0, 0, 1, 1, 0],
    [3, 1, 150, 0, 0, 0, 1, 1, 0],
  ],
  gen: [genRow(1, 0, 200), genRow(2, 0, 200)],
  gencost: [costRow(0.01, 10, 5), costRow(0.02, 30, 7)],
  branch: [branch(1, 2, 60), branch(1, 3, 70), branch(2, 3, 120)],
};
const open = { branch: [branch(1, 2, 0), branch(1, 3, 0), branch(2, 3, 120)] };
const twoReferences = (firstDeg: number) =>
  base.bus.map((row, bus) => [
    ...row.map((cell, column) => (column === 1 && bus < 2 ? 3 : cell)).slice(0, 8),
    bus === 0 ? firstDeg : 0,
  ]);

describe("the DC-OPF of a case of three buses", () => {
  // Values of MATPOWER's rundcopf.
  it.each([
    ["as it is", writeCase(base), 3510],
    [
      "with a single angle of 0",
      writeCase({ ...base, branch: [branch(1, 2, 0, -2, 0), branch(1, 3, 0), branch(2, 3, 120)] }),
      3180.75,
    ],
    ["with two references", writeCase({ ...base, ...open, bus: twoReferences(0) }), 3180.75],
    ["with a reference at 1°", writeCase({ ...base, ...open, bus: twoReferences(1) }), 2638.44],
    ["with a load set by code", `${writeCase(base)}mpc.bus(mpc.bus(:,1)==3, 3) = 100;\n`, 1112],
    [
      "with a line that nothing switches on",
      `${writeCase(base)}mpc.dcline = [1 3 1 0 0 0 0 1 1 0 50 0 0 0 0 0 0];\n`,
      3510,
    ],
  ])("%s", async (_name, text, expected) => {
    const solved = await solve(text);
    expect(solved).toMatchObject({ status: "optimal", verified: true });
    expect(Math.abs(solved.cost - expected)).toBeLessThan(0.005);
  });
});

interface Units {
  readonly rows: CaseRows;
  readonly held: readonly (readonly [bus: number, degrees: number])[];
}

/**
 * The same case written in angles, from the rows of the file: columns angle, unit; a row a balance
 * and a branch. Nothing of the reader or of the program in flows is used.
 */
async function solveInAngles({ rows, held }: Units, convention: DcConvention) {
  const builder = new ProgramBuilder();
  const { bus, gen = [], gencost = [], branch: lines } = rows;
  const radians = Math.PI / 180;
  for (const [id = 0] of bus) {
    const given = held.find(([heldBus]) => heldBus === id)?.[1];
    const rad = (given ?? 0) * radians;
    builder.addColumn(given === undefined ? { lower: -Infinity } : { lower: rad, upper: rad });
  }
  for (const unit of gen) builder.addColumn({ lower: unit[9] ?? 0, upper: unit[8] ?? 0 });
  const balance = bus.map((): Map<number, number> => new Map());
  const fixed = bus.map((row) => row[2] ?? 0);
  const add = (at: number, column: number, value: number) => {
    balance[at]?.set(column, (balance[at]?.get(column) ?? 0) + value);
  };
  gen.forEach((unit, position) => {
    add((unit[0] ?? 0) - 1, bus.length + position, 1);
  });
  for (const line of lines) {
    const [from = 0, to = 0, r = 0, x = 0, , rating = 0, , , tap = 0, shift = 0] = line;
    const [least = 0, most = 0] = line.slice(11);
    const pglib = convention === "pglib";
    const mwPerRad = 100 * (pglib ? x / (r * r + x * x) : 1 / (x * (tap === 0 ? 1 : tap)));
    const shiftRad = pglib ? 0 : shift * radians;
    const difference: [number, number][] = [
      [from - 1, 1],
      [to - 1, -1],
    ];
    for (const [end, sign] of difference) {
      add(from - 1, end, -sign * mwPerRad);
      add(to - 1, end, sign * mwPerRad);
    }
    fixed[from - 1] = (fixed[from - 1] ?? 0) - mwPerRad * shiftRad;
    fixed[to - 1] = (fixed[to - 1] ?? 0) + mwPerRad * shiftRad;
    if (rating > 0 && mwPerRad !== 0) {
      const reach = rating / Math.abs(mwPerRad);
      builder.addRow({
        name: "fixed",
        terms: difference,
        lower: shiftRad - reach,
        upper: shiftRad + reach,
      });
    }
    if (least !== 0 || most !== 0) {
      const [lower, upper] = [least * radians, most * radians];
      builder.addRow({ name: "angle", terms: difference, lower, upper });
    }
  }
  balance.forEach((terms, at) => {
    const demand = fixed[at] ?? 0;
    builder.addRow({ name: "balance", terms: [...terms], lower: demand, upper: demand });
  });
  const cost = [...bus.map(() => 0), ...gencost.map((row) => row[5] ?? 0)];
  const model = await engine.load(builder.build(cost));
  try {
    const { status, objective } = await model.solve({});
    return { status, objective };
  } finally {
    await model.dispose();
  }
}

/** Rings with chords, tight limits, shifters, zero reactances (PGLib) and one to three references. */
function makeUnits(random: () => number, convention: DcConvention): Units {
  const count = 3 + Math.floor(random() * 4);
  const pick = () => 1 + Math.floor(random() * count);
  const held: [number, number][] = [];
  const bus = Array.from({ length: count }, (_, position) => {
    const isHeld = position === 0 || random() < 0.25;
    const degrees = convention === "pglib" ? 0 : Math.round(random() * 4 - 2);
    if (isHeld) held.push([position + 1, degrees]);
    const type = isHeld ? 3 : 1;
    return [position + 1, type, Math.round(random() * 60), 0, 0, 0, 1, 1, isHeld ? degrees : 9];
  });
  const makeLine = (from: number, to: number) => {
    const zero = convention === "pglib" && random() < 0.2;
    const x = zero ? 0 : (0.02 + 0.3 * random()) * (random() < 0.1 ? -1 : 1);
    const limit = random() < 0.3 ? [-1 - 4 * random(), 0.5 + 5 * random()] : [0, 0];
    const rating = random() < 0.5 ? 0 : 20 + 80 * random();
    const [tap, shift] = [random() < 0.3 ? 0.95 : 0, random() < 0.2 ? 2 : 0];
    return [from, to, 0.02, x, 0, rating, 0, 0, tap, shift, 1, ...limit];
  };
  const lines = bus.map((_, at) => makeLine(at + 1, ((at + 1) % count) + 1));
  for (let chord = 0; chord < 2; chord += 1) {
    const [from, to] = [pick(), pick()];
    if (from !== to) lines.push(makeLine(from, to));
  }
  const gen = Array.from({ length: 4 }, () => genRow(pick(), -20, 60 + 150 * random()));
  const gencost = gen.map(() => costRow(0, 5 + 40 * random()));
  return { rows: { bus, gen, gencost, branch: lines }, held };
}

describe.each(["matpower", "pglib"] as const)("against a program in angles (%s)", (convention) => {
  it("agrees on random small cases, references and zero reactances among them", async () => {
    const random = makeRandom(convention === "pglib" ? 41 : 43);
    const seen = { optimal: 0, infeasible: 0, held: 0 };
    for (let round = 0; round < 120; round += 1) {
      const units = makeUnits(random, convention);
      const reference = await solveInAngles(units, convention);
      const text = writeCase(units.rows);
      const solved = await solve(text, convention);
      expect(solved.status, text).toBe(reference.status);
      if (reference.status !== "optimal") {
        seen.infeasible += 1;
        continue;
      }
      expect(solved.verified, text).toBe(true);
      const apart = Math.abs(solved.cost - reference.objective);
      expect(apart, text).toBeLessThan(1e-5 * Math.max(1, Math.abs(reference.objective)));
      seen.optimal += 1;
      if (units.held.length > 1) seen.held += 1;
    }
    expect(seen.optimal).toBeGreaterThan(30);
    expect(seen.infeasible).toBeGreaterThan(5);
    expect(seen.held).toBeGreaterThan(5);
  }, 60_000);
});

describe("verifyDcOpf with angles that are given", () => {
  it("finds a dispatch that turns a reference away", () => {
    const text = writeCase({ ...base, ...open, bus: twoReferences(0) });
    const opfCase = buildDcOpfCase(parseMatpowerCase(text), "matpower");
    const check = (outputMw: number[]) => verifyDcOpf(opfCase, { outputMw, linkMw: [] });
    // No flow from 1 to 2 where both are at 0: the units share the load.
    expect(check([75, 75]).maxViolationMw).toBeLessThan(1e-9);
    expect(check([76, 74]).maxViolationMw).toBe(Infinity);
  });
});
