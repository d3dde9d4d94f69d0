import { describe, expect, test } from "vitest";
import { emptyHistory, parseHistory, recordStep, stepBack, stepForward } from "./history";

describe("undo and redo", () => {
  test("a step back and forward returns to the same place", () => {
    const history = recordStep(emptyHistory, "");
    const back = stepBack(history, "t=18400");
    expect(back?.query).toBe("");
    const forward = back && stepForward(back.history, back.query);
    expect(forward).toEqual({ query: "t=18400", history: { past: [""], future: [] } });
  });

  test("a new change ends what could be redone", () => {
    const back = stepBack(recordStep(emptyHistory, "a"), "b");
    expect(recordStep(back?.history ?? emptyHistory, "a")).toEqual({ past: ["a"], future: [] });
  });

  test("there is nothing to undo at the start and nothing to redo at the end", () => {
    expect(stepBack(emptyHistory, "")).toBeUndefined();
    expect(stepForward(emptyHistory, "")).toBeUndefined();
  });

  test("a damaged memory is an empty history, not an error", () => {
    expect(parseHistory("{")).toEqual(emptyHistory);
    expect(parseHistory('{"past":[1],"future":[]}')).toEqual(emptyHistory);
    expect(parseHistory(null)).toEqual(emptyHistory);
    expect(parseHistory('{"past":["a"],"future":[]}')).toEqual({ past: ["a"], future: [] });
  });
});
