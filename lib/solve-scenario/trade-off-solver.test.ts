import { describe, expect, it } from "vitest";
import { createWorkQueue } from "@/lib/async/work-queue";
import { type TradeOffEnd, type TradeOffStep, tradeOffRequestSchema } from "@/lib/schema/trade-off";
import { makeResponse } from "./make-response.fixture";
import { isTradeOffEnd, TradeOffSolver } from "./trade-off-solver";

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const request = tradeOffRequestSchema.parse({});

function makeStep(index: number): TradeOffStep {
  const { plan, certificate } = makeResponse(0);
  const values = {
    bounded: "x",
    epsilon: index,
    x: index,
    y: 3 - index,
    bound: 3 - index,
  } as const;
  return { index, total: 3, point: { index, ...values, plan, certificate } };
}

/** Three points, some time apart; counts its runs and those that were stopped. */
function makeSlowCurve() {
  const counts = { started: 0, stopped: 0 };
  async function* trace(
    _: unknown,
    signal: AbortSignal,
  ): AsyncGenerator<TradeOffStep, TradeOffEnd> {
    counts.started += 1;
    for (const index of [2, 0, 1]) {
      await rest(15);
      if (signal.aborted) {
        counts.stopped += 1;
        break;
      }
      yield makeStep(index);
    }
    return { marks: [], solveMs: 45 };
  }
  const queue = createWorkQueue(2, 2);
  return { counts, solver: new TradeOffSolver({ trace, dataVersion: "v", queue }) };
}

async function listItems(solver: TradeOffSolver, asked = request, signal?: AbortSignal) {
  const items: Array<number | "end" | "lower"> = [];
  for await (const item of solver.draw(asked, signal)) {
    if (isTradeOffEnd(item)) items.push("end");
    else items.push("lower" in item ? "lower" : item.index);
  }
  return items;
}

describe("drawing a curve", () => {
  it("ends with what the whole curve says, and draws it once for all who ask", async () => {
    const { counts, solver } = makeSlowCurve();
    const both = await Promise.all([listItems(solver), listItems(solver)]);
    expect(both).toEqual([
      [2, 0, 1, "end"],
      [2, 0, 1, "end"],
    ]);
    expect(await listItems(solver)).toEqual([2, 0, 1, "end"]);
    expect(counts.started).toBe(1);
  });

  it("is the same curve whatever the weights", async () => {
    const { counts, solver } = makeSlowCurve();
    const { scenario } = request;
    const weights = { ...scenario.weights, grid: 1 };
    await listItems(solver);
    await listItems(solver, { ...request, scenario: { ...scenario, weights } });
    expect(counts.started).toBe(1);
    await listItems(solver, { ...request, scenario: { ...scenario, targetMw: 100 } });
    expect(counts.started).toBe(2);
  });

  it("stops when all have left, and starts anew when asked", async () => {
    const { counts, solver } = makeSlowCurve();
    const control = new AbortController();
    const left = listItems(solver, request, control.signal);
    await rest(20);
    control.abort();
    expect(await left).toEqual([2]);
    expect(await listItems(solver)).toEqual([2, 0, 1, "end"]);
    expect(counts).toEqual({ started: 2, stopped: 1 });
  });
});
