import { describe, expect, it } from "vitest";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import type { ModelDraft } from "../model-draft";
import { crowdByModules, cutToModules, deviateByModules } from "./whole-modules";

const MODULE_MW = 40;

/** A draft with one site: load in column 0, the criterion's part in column 1. */
function makeDraft(): { draft: ModelDraft; builder: ProgramBuilder } {
  const builder = new ProgramBuilder();
  builder.addColumn({});
  builder.addColumn({});
  const draft = {
    builder,
    unitMw: 1,
    lean: false,
    columns: { load: Int32Array.of(0) },
    sites: { stepMw: MODULE_MW },
  } as unknown as ModelDraft;
  return { draft, builder };
}

/** The least value of the part that the draft's only row lets through at a load, MW. */
function readLeast(builder: ProgramBuilder, loadMw: number): number {
  const { rowLower, value } = builder.build();
  // column 1 first, its coefficient 1, then the load's.
  return (rowLower[0] ?? Number.NaN) - (value[1] ?? Number.NaN) * loadMw;
}

const counts = Array.from({ length: 12 }, (_, count) => count);

describe("what follows from whole modules", () => {
  it("cuts a limit to whole modules, and leaves it where any size is allowed", () => {
    expect(cutToModules({ lowerMw: 50, upperMw: 119 }, MODULE_MW)).toEqual({
      lowerMw: 80,
      upperMw: 80,
    });
    expect(cutToModules({ lowerMw: 80, upperMw: 120 }, MODULE_MW)).toEqual({
      lowerMw: 80,
      upperMw: 120,
    });
    expect(cutToModules({ lowerMw: 0, upperMw: Infinity }, MODULE_MW).upperMw).toBe(Infinity);
    expect(cutToModules({ lowerMw: 50, upperMw: 119 }, 0)).toEqual({ lowerMw: 50, upperMw: 119 });
  });

  it.each([35, 61, 130, 199.5])(
    "crowds no whole load by more than it is (easy %f MW)",
    (easyMw) => {
      const { draft, builder } = makeDraft();
      crowdByModules(draft, { name: "x", column: 1, sites: [0], easyMw, group: null });
      const gaps = counts.map((count) => {
        const loadMw = count * MODULE_MW;
        return Math.max(0, loadMw - easyMw) - readLeast(builder, loadMw);
      });
      expect(Math.min(...gaps)).toBeGreaterThan(-1e-9);
      // It touches the criterion on both sides of its bend, and lies above it there.
      expect(gaps.filter((gap) => gap < 1e-9)).toHaveLength(2);
      expect(readLeast(builder, easyMw)).toBeGreaterThan(0.1);
    },
  );

  it.each([35, 61, 130, 199.5])("lets no whole load deviate by less (even %f MW)", (evenMw) => {
    const { draft, builder } = makeDraft();
    deviateByModules(draft, { name: "x", column: 1, sites: [0], evenMw });
    const gaps = counts.map((count) => {
      const loadMw = count * MODULE_MW;
      return Math.abs(loadMw - evenMw) - readLeast(builder, loadMw);
    });
    expect(Math.min(...gaps)).toBeGreaterThan(-1e-9);
    expect(gaps.filter((gap) => gap < 1e-9)).toHaveLength(2);
    expect(readLeast(builder, evenMw)).toBeGreaterThan(0.4);
  });

  it.each([0, 80, 200])("adds nothing where the bend is at whole modules (%f MW)", (amountMw) => {
    const { draft, builder } = makeDraft();
    crowdByModules(draft, { name: "x", column: 1, sites: [0], easyMw: amountMw, group: null });
    deviateByModules(draft, { name: "x", column: 1, sites: [0], evenMw: amountMw });
    expect(builder.rowCount).toBe(0);
  });
});
