import { describe, expect, it } from "vitest";
import { createWorkQueue } from "@/lib/async/work-queue";
import { CodedError } from "@/lib/errors";
import { statusOf } from "@/lib/http/status-of";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import type { SolverEngine } from "@/lib/solver/solver";
import { makeResponse } from "./make-response.fixture";
import { PlanExplainer } from "./plan-explainer";
import { ScenarioSolver } from "./scenario-solver";

const data = makeTinyData({
  stations: [],
  headroomMw: [0, 0],
  renewableMw: [0, 0],
  review: [
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ],
});
const idle: SolverEngine = {
  name: "highs",
  load: () => Promise.reject(new Error("No question may get as far as the engine")),
  close: async () => undefined,
};

function explain(improve: () => AsyncIterable<SolveResponse>): PlanExplainer {
  return new PlanExplainer({
    solver: new ScenarioSolver({ improve, dataVersion: "test", queue: createWorkQueue(1, 1) }),
    data,
    engines: { highs: idle, glpk: idle },
    openNetwork: () => null,
    queue: createWorkQueue(1, 1),
  });
}

/** What ended without a plan and without a proof: time ran out. */
function makeUnsolved(): SolveResponse {
  const whole = makeResponse(0.5, "no_solution");
  const certificate = { ...whole.certificate, objective: null, bound: null, gap: null };
  return { ...whole, certificate };
}

const signal = new AbortController().signal;

describe("a question about a plan that was not found in time", () => {
  const explainer = explain(async function* () {
    yield makeUnsolved();
  });
  it.each([
    ["the prices", () => explainer.priceLimits(defaultScenario, signal)],
    ["the weights", () => explainer.meanWeights(defaultScenario, signal).next()],
    ["a site", () => explainer.explainSite(defaultScenario, "s0", signal)],
  ])("about %s is refused as unavailable, also when it is asked again", async (_name, ask) => {
    for (let round = 0; round < 2; round += 1) {
      const error = await ask().then(
        () => null,
        (reason: unknown) => reason,
      );
      if (!(error instanceof CodedError)) throw new Error(`No coded error: ${error}`);
      expect(error).toMatchObject({ code: "unavailable", field: "scenario.timeLimitS" });
      expect(statusOf(error.code)).toBe(503);
    }
  });
});

it("names a field of the scenario by its path in the question", async () => {
  // biome-ignore lint/correctness/useYield: it refuses before there is anything to yield
  const explainer = explain(async function* () {
    throw new CodedError("unknown_id", "No site s99", "lockedOut.0");
  });
  await expect(explainer.priceLimits(defaultScenario, signal)).rejects.toMatchObject({
    code: "unknown_id",
    field: "scenario.lockedOut.0",
  });
});
