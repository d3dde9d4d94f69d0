import { describe, expect, it } from "vitest";
import { createWorkQueue } from "@/lib/async/work-queue";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { hashScenario } from "./hash-scenario";
import { makeResponse } from "./make-response.fixture";
import { ScenarioSolver } from "./scenario-solver";

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Three plans, some time apart; counts its runs and those that were stopped. */
function makeSlowImprove() {
  const counts = { started: 0, stopped: 0 };
  async function* improve(_: unknown, signal: AbortSignal): AsyncGenerator<SolveResponse> {
    counts.started += 1;
    for (const objective of [0.3, 0.2, 0.1]) {
      await rest(15);
      if (signal.aborted) {
        counts.stopped += 1;
        return;
      }
      yield makeResponse(objective);
    }
  }
  const queue = createWorkQueue(4, 4);
  return { counts, solver: new ScenarioSolver({ improve, dataVersion: "v", queue }) };
}

async function listObjectives(responses: AsyncIterable<SolveResponse>) {
  const objectives: Array<number | null> = [];
  for await (const { certificate } of responses) objectives.push(certificate.objective);
  return objectives;
}

describe("hashing a scenario", () => {
  it("does not depend on the order of keys, and does on the data", () => {
    const reversed = Object.fromEntries(Object.entries(defaultScenario).reverse());
    const shuffled = { ...defaultScenario, ...reversed };
    expect(hashScenario(shuffled, "a")).toBe(hashScenario(defaultScenario, "a"));
    expect(hashScenario(defaultScenario, "b")).not.toBe(hashScenario(defaultScenario, "a"));
  });
});

describe("solving a scenario", () => {
  it("yields each better plan and then answers from memory with the last", async () => {
    const { counts, solver } = makeSlowImprove();
    expect(await listObjectives(solver.solve(defaultScenario))).toEqual([0.3, 0.2, 0.1]);
    expect(await listObjectives(solver.solve(defaultScenario))).toEqual([0.1]);
    expect(counts.started).toBe(1);
  });

  it("runs once for two who ask the same at the same time", async () => {
    const { counts, solver } = makeSlowImprove();
    const first = listObjectives(solver.solve(defaultScenario));
    await rest(20);
    const second = listObjectives(solver.solve(defaultScenario));
    expect(await first).toEqual([0.3, 0.2, 0.1]);
    expect(await second).toEqual([0.3, 0.2, 0.1]);
    expect(counts.started).toBe(1);
  });

  it("goes on for the one who stays when the other leaves", async () => {
    const { counts, solver } = makeSlowImprove();
    const control = new AbortController();
    const first = listObjectives(solver.solve(defaultScenario, control.signal));
    const second = listObjectives(solver.solve(defaultScenario));
    control.abort();
    expect(await first).toEqual([]);
    expect(await second).toEqual([0.3, 0.2, 0.1]);
    expect(counts.stopped).toBe(0);
  });

  it("stops the work when all have left, keeps nothing of it, and starts anew when asked", async () => {
    const { counts, solver } = makeSlowImprove();
    const control = new AbortController();
    const first = listObjectives(solver.solve(defaultScenario, control.signal));
    await rest(20);
    control.abort();
    expect(await first).toEqual([0.3]);
    expect(await listObjectives(solver.solve(defaultScenario))).toEqual([0.3, 0.2, 0.1]);
    expect(counts).toEqual({ started: 2, stopped: 1 });
  });

  it("keeps no failed answer", async () => {
    let attempts = 0;
    const solver = new ScenarioSolver({
      // biome-ignore lint/correctness/useYield: it fails before it has anything to yield
      improve: async function* () {
        attempts += 1;
        throw new Error("failed");
      },
      dataVersion: "v",
      queue: createWorkQueue(1, 0),
    });
    await expect(solver.solveToEnd(defaultScenario)).rejects.toThrow("failed");
    await expect(solver.solveToEnd(defaultScenario)).rejects.toThrow("failed");
    expect(attempts).toBe(2);
  });

  it("does not keep that time ran out before a plan was found", async () => {
    let attempts = 0;
    const solver = new ScenarioSolver({
      improve: async function* () {
        attempts += 1;
        yield makeResponse(0.1, attempts === 1 ? "no_solution" : "optimal");
      },
      dataVersion: "v",
      queue: createWorkQueue(1, 0),
    });
    const first = await solver.solveToEnd(defaultScenario);
    expect(first.certificate.status).toBe("no_solution");
    await Promise.resolve();
    const second = await solver.solveToEnd(defaultScenario);
    expect(second.certificate.status).toBe("optimal");
  });

  it("refuses as busy when the line is full", async () => {
    const { solver } = makeSlowImprove();
    const runs = Array.from({ length: 9 }, (_, index) =>
      solver.solveToEnd({ ...defaultScenario, targetMw: 1000 + index }).catch((error) => error),
    );
    const results = await Promise.all(runs);
    expect(results.filter((result) => result.code === "busy")).toHaveLength(1);
  });
});
