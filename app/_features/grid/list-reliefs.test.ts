import { describe, expect, it } from "vitest";
import { isTransmission, listReliefs } from "./list-reliefs";

const projects = ["a", "b", "c", "d"].map((id) => ({ id }));
const relief = (values: Record<string, number | null>) => ({
  headroomMw: 100,
  projects: Object.entries(values).map(([project, reliefMw]) => ({
    project,
    reliefMw,
    headroomMw: reliefMw === null ? null : 100 + reliefMw,
  })),
});
const list = (values: Record<string, number | null>) =>
  listReliefs(relief(values), projects).map(({ project, reliefMw }) => [project.id, reliefMw]);

describe("what planned lines would free", () => {
  it("puts the largest first, a loss after nothing, and unknown last", () => {
    expect(list({ a: null, b: -3.15, c: 12, d: 0 })).toEqual([
      ["c", 12],
      ["d", 0],
      ["b", -3.15],
      ["a", null],
    ]);
  });

  it("takes rounding for nothing, and keeps unknown unknown", () => {
    expect(list({ a: 0.04, b: -0.04, c: 0.05, d: null })).toEqual([
      ["c", 0.05],
      ["a", 0],
      ["b", 0],
      ["d", null],
    ]);
  });

  it("leaves out a project that it knows nothing of", () => {
    expect(list({ stranger: 5, a: 1 })).toEqual([["a", 1]]);
  });

  it("counts links and lines, no units that open or close", () => {
    const kinds = (["hvdc", "line", "generation", "retirement"] as const).map((kind) => ({ kind }));
    expect(kinds.map(isTransmission)).toEqual([true, true, false, false]);
  });
});
