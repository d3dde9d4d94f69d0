import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { makeProgram, makeRandomProgram } from "@/lib/solver/test-programs";
import { writeMps } from "./write-mps";

const highs = await loadHighs();

function solveText(text: string): number {
  return highs.withModel({ format: "mps", data: text }, (model) => {
    model.options.set({ output_flag: false });
    model.run();
    return Number(model.info.get("objective_function_value"));
  });
}

describe("a program as MPS", () => {
  it("bears the rows' own names, each once and in plain letters", () => {
    const bounds: [number, number][] = [[0, 1]];
    const rows = [1, 1, 1].map((upper): [number, number[], number] => [0, [1], upper]);
    const program = makeProgram({ cost: [1], bounds, rows });
    const text = writeMps({ ...program, rowNames: ["size[s 1]", "cost", "size[s_1]"] });
    expect(text).toContain(" L size[s_1]\n L cost.1\n L size[s_1].2\n");
    expect(solveText(text)).toBe(0);
  });

  it("names every kind of row and bound, integers and the offset", () => {
    const program = makeProgram({
      cost: [1, -2, 0],
      offset: 7,
      bounds: [
        [-Infinity, Infinity],
        [0, 3.5],
        [2, Infinity],
      ],
      integer: [1],
      rows: [
        [1, [1, 0, 0], Infinity],
        [-1, [0, 1, 1], 6],
        [-Infinity, [1, 1, 1], Infinity],
        [4, [0, 0, 2], 4],
      ],
    });
    const text = writeMps(program);
    expect(text).toContain(" G row0\n L row1\n E row3\n");
    expect(text).toMatch(/^NAME program FREE\n/);
    expect(text).not.toContain("row2");
    expect(text).toContain(" RNG row1 7\n");
    expect(text).toContain(" FR BND x0\n");
    // x0 = 1; x1 = 3 at most, whole; x2 = 2: 1 − 6 + 7.
    expect(solveText(text)).toBeCloseTo(2, 9);
  });

  it("reads back to the same optimum as the program itself, for random programs", async () => {
    const engine = new HighsEngine({ workers: 1 });
    for (let seed = 0; seed < 20; seed += 1) {
      const program = makeRandomProgram(seed, 6, 5);
      const model = await engine.load(program);
      const { objective, status } = await model.solve({ absoluteGap: 0, relativeGap: 0 });
      await model.dispose();
      if (status !== "optimal") continue;
      expect(solveText(writeMps(program)), `seed ${seed}`).toBeCloseTo(objective, 6);
    }
    await engine.close();
  });
});
