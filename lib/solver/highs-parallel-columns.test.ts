import { afterAll, expect, it } from "vitest";
import { HighsEngine } from "./highs-engine";
import { makeProgram } from "./test-programs";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

it("finds a plan where presolve's merging of parallel columns would find none", async () => {
  // Three sites fill 0.4: the first has 0.1–0.15, the second 0 or 0.05–0.3, the third 0 or 0.05.
  const program = makeProgram({
    cost: [0, 0, 0, 1, 0, 0],
    bounds: [
      [0.1, 0.15],
      [0, 0.3],
      [0, 0.05],
      [0, 0.4],
      [0, 1],
      [0, 1],
    ],
    integer: [4, 5],
    rows: [
      [0.4, [1, 1, 1, 1, 0, 0], 0.4],
      [Number.NEGATIVE_INFINITY, [0, 1, 0, 0, -0.3, 0], 0],
      [0, [0, 1, 0, 0, -0.05, 0], Number.POSITIVE_INFINITY],
      [0, [0, 0, 1, 0, 0, -0.05], 0],
    ],
  });
  const model = await engine.load(program);
  const result = await model.solve();
  await model.dispose();
  expect(result.status).toBe("optimal");
  expect(result.objective).toBeCloseTo(0, 9);
});
