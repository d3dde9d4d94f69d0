import { describe, expect, it } from "vitest";
import { isMatpowerCase, readInstance } from "./read-instance";

const plain = { capacity: null, uncapacitated: false };
/** Sites (5, 10) and (6, 20); demands 1, 2, 3; costs 11 12 13 from site 1, 21 22 23 from site 2. */
const expected = {
  siteCount: 2,
  customerCount: 3,
  capacity: Float64Array.of(5, 6),
  fixedCost: Float64Array.of(10, 20),
  demand: Float64Array.of(1, 2, 3),
  cost: Float64Array.of(11, 12, 13, 21, 22, 23),
  openCount: null,
};

describe("a facility-location file", () => {
  it.each([
    ["a customer a line", "2 3\n5 10.\n6 20.\n1 11 21\n2 12 22\n3 13 23\n"],
    [
      "demands on their own lines",
      " 2 3 \n 5 10. \n 6 20. \n 1 \n 11 21 \n 2 \n 12 22 \n 3 \n 13 23 \n",
    ],
    ["Windows line ends and no last one", "2 3\r\n5 10.\r\n6 20.\r\n1 11 21\r\n2 12 22\r\n3 13 23"],
    ["comments and blank lines", "# sites\n2 3\n\n5 10 # first\n6 20\n1 11 21\n2 12 22\n3 13 23\n"],
  ])("in OR-Library's order with %s lets demands be split", (_, text) => {
    expect(readInstance(text, "cap1.txt", plain)).toMatchObject({
      ...expected,
      kind: "capacitated",
      singleSource: false,
    });
  });

  it.each([
    ["a site a line", "2 3\n5 10\n6 20\n1 2 3\n11 12 13\n21 22 23\n"],
    ["wrapped lines", "2 3\n5 10\n6 20\n1. 2.\n3.\n11. 12.\n13.\n21. 22.\n23.\n"],
    ["customers as rows", "2 3\n5 10\n6 20\n1 2 3\n11 21\n12 22\n13 23\n"],
    ["the optimum at its end", "2 3\n5 10\n6 20\n1 2 3\n11 12 13\n21 22 23\n64\n"],
    ["capacities, then fixed costs", "2 3\n5 6\n10 20\n1 2 3\n11 12 13\n21 22 23\n"],
  ])("in Holmberg's order with %s has single sources", (shape, text) => {
    const instance = readInstance(text, "p1", plain);
    const isList = shape.startsWith("capacities");
    // With two sites, lists and pairs look alike; pairs are the published form.
    if (!isList) expect(instance).toMatchObject({ ...expected, kind: "single-source" });
    expect(instance.singleSource).toBe(true);
  });

  it("tells lists of capacities and fixed costs from pairs by their lines", () => {
    const text = "3 2\n5 6 7\n10 20 30\n1 2\n11 12\n21 22\n31 32\n";
    const { capacity, fixedCost, cost } = readInstance(text, "p1", plain);
    expect([...capacity]).toEqual([5, 6, 7]);
    expect([...fixedCost]).toEqual([10, 20, 30]);
    expect([...cost]).toEqual([11, 12, 21, 22, 31, 32]);
  });

  it("is uncapacitated where no capacity can bind, or where asked", () => {
    const slack = "2 3\n6 10\n6 20\n1 11 21\n2 12 22\n3 13 23\n";
    expect(readInstance(slack, "cap1", plain).kind).toBe("uncapacitated");
    const tight = slack.replaceAll("\n6 ", "\n4 ");
    expect(readInstance(tight, "cap1", plain).kind).toBe("capacitated");
    expect(readInstance(tight, "cap1", { ...plain, uncapacitated: true }).kind).toBe(
      "uncapacitated",
    );
  });

  it("needs a value for the word capacity", () => {
    const text = "2 1\ncapacity 10\ncapacity 20\n3 11 21\n";
    expect(() => readInstance(text, "capa", plain)).toThrow(/--capacity/);
    const { capacity } = readInstance(text, "capa", { ...plain, capacity: 4 });
    expect([...capacity]).toEqual([4, 4]);
    const lifted = readInstance(text, "capa", { ...plain, uncapacitated: true });
    expect([...lifted.capacity]).toEqual([Infinity, Infinity]);
  });
});

describe("a p-median file", () => {
  it("has shortest paths as costs, the last of repeated edges counting", () => {
    const text = " 3 3 1 \n 1 2 9 \n 2 3 4 \n 2 1 5 \n";
    const instance = readInstance(text, "pmed0.txt", plain);
    expect(instance).toMatchObject({ kind: "p-median", openCount: 1, siteCount: 3 });
    expect([...instance.cost]).toEqual([0, 5, 9, 5, 0, 4, 9, 4, 0]);
  });

  it("counts a later, longer edge as well", () => {
    const { cost } = readInstance("2 2 1\n1 2 3\n1 2 8\n", "pmed0.txt", plain);
    expect(cost[1]).toBe(8);
  });

  it("has no link between parts that no edge joins", () => {
    const { cost } = readInstance("3 1 2\n1 2 3\n", "pmed0.txt", plain);
    expect(cost[2]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a file that cannot be used", () => {
  it.each([
    ["is empty", "", /empty/],
    ["is blank", " \n\n", /empty/],
    ["is binary", "2 3\0\x01", /binary/],
    ["has a word", "2 2\n5 x\n", /"x" in line 2, column 3/],
    ["has NaN", "2 2\n5 NaN\n", /NaN/],
    ["has a hexadecimal number", "0x2 2\n", /0x2/],
    ["has an infinite number", "1 1\n1e400 1\n1 1", /1e400/],
    ["is cut off", "2 3\n5 10\n6 20\n1 11", /take 15 numbers; the file holds 8/],
    ["announces a billion sites", "1000000000 1000000000\n", /the file holds 2/],
    ["announces a billion nodes", "1000000000 0 5\n", /at most 2000/],
    ["announces more edges than it has", "3 9 1\n1 2 3\n", /take 30 numbers; the file holds 6/],
    ["has a negative demand", "1 1\n5 1\n-1 3\n", /demand of customer 1/],
    ["has a negative capacity", "1 1\n-5 1\n1 3\n", /capacity of site 1/],
    ["has a negative cost", "1 1\n5 1\n1 -3\n", /cost 1/],
    ["has a negative edge", "2 1 1\n1 2 -3\n", /length -3/],
    ["has an edge to nowhere", "2 1 1\n1 5 3\n", /there are 2 nodes/],
    ["wants more medians than nodes", "2 1 3\n1 2 3\n", /3 medians/],
    ["wants no median", "2 1 0\n1 2 3\n", /medians p is 0/],
    ["has half a node", "2.5 1 1\n1 2 3\n", /2\.5/],
    ["has no sites", "0 0\n", /number of sites is 0/],
  ])("because it %s is refused in words", (_, text, words) => {
    expect(() => readInstance(text, "file", plain)).toThrow(words);
  });
});

it("tells a MATPOWER case by its assignments", () => {
  expect(isMatpowerCase("% comment\nfunction mpc = case9\nmpc.version = '2';")).toBe(true);
  expect(isMatpowerCase("16 50\n5000 7500.\n")).toBe(false);
});
