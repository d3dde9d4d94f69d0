import { describe, expect, test } from "vitest";
import type { Plan } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { askMapFirst } from "./ask-map-first";
import { makeEarlyPlans } from "./early-plans";
import { makeResponse, makeSite } from "./make-response.fixture";

const rounded = makeResponse({
  sites: [makeSite("s1", 600)],
  certificate: { status: "feasible", stage: "known", gap: 0.01 },
});
const closer = makeResponse({
  sites: [makeSite("s1", 600)],
  certificate: { status: "feasible", stage: "known", gap: 0.001 },
});
const proven = makeResponse({ sites: [makeSite("s2", 600)] });

/** Notes what is shown, kept and drawn, in order; a frame lasts until `draw`. */
function makeScene() {
  const log: string[] = [];
  const shown: Plan[] = [];
  const kept: SolveResponse[] = [];
  let frames: Array<() => void> = [];
  const tellEarly = (plan: Plan) => {
    shown.push(plan);
    log.push(`shown ${plan.sites[0]?.id}`);
  };
  const keep = (response: SolveResponse) => {
    kept.push(response);
    log.push(`kept ${response.certificate.gap}`);
  };
  const awaitDrawn = () => new Promise<void>((resolve) => frames.push(resolve));
  const draw = async () => {
    for (const resolve of frames) resolve();
    frames = [];
    await new Promise((resolve) => setTimeout(resolve));
  };
  /** Draws until the question is answered. */
  const finish = async (asked: Promise<SolveResponse>) => {
    let isDone = false;
    const answer = asked.finally(() => {
      isDone = true;
    });
    while (!isDone) await draw();
    return answer;
  };
  return { log, shown, kept, takers: { tellEarly, keep }, awaitDrawn, draw, finish };
}

describe("asking with the map first", () => {
  test("shows a plan before the page takes it over, and the page a frame later", async () => {
    const { log, takers, awaitDrawn, finish } = makeScene();
    const asked = askMapFirst(
      async (onPlan) => {
        onPlan(rounded);
        return rounded;
      },
      takers,
      awaitDrawn,
    );
    expect(log).toEqual(["shown s1"]);
    expect(await finish(asked)).toBe(rounded);
    expect(log).toEqual(["shown s1", "kept 0.01"]);
  });

  test("shows a plan once that only became better proven, as the same object", async () => {
    const { shown, kept, takers, awaitDrawn, draw, finish } = makeScene();
    const asked = askMapFirst(
      async (onPlan) => {
        onPlan(rounded);
        await draw();
        onPlan(structuredClone(closer));
        await draw();
        return closer;
      },
      takers,
      awaitDrawn,
    );
    const answer = await finish(asked);
    expect(shown).toEqual([rounded.plan]);
    expect(kept.map(({ certificate }) => certificate.gap)).toEqual([0.01, 0.001]);
    expect(answer.plan).toBe(shown[0]);
  });

  test("never takes an older answer over after a newer one", async () => {
    const { shown, kept, takers, awaitDrawn, finish } = makeScene();
    const asked = askMapFirst(
      async (onPlan) => {
        onPlan(rounded);
        onPlan(proven);
        return proven;
      },
      takers,
      awaitDrawn,
    );
    expect(await finish(asked)).toEqual(proven);
    expect(shown).toHaveLength(2);
    expect(kept).toEqual([proven]);
  });
});

describe("the line from the answer to the map", () => {
  test("tells who listens, until they stop", () => {
    const early = makeEarlyPlans();
    const seen: Plan[] = [];
    early.report(rounded.plan);
    const end = early.listen((plan) => seen.push(plan));
    early.report(rounded.plan);
    end();
    early.report(proven.plan);
    expect(seen).toEqual([rounded.plan]);
  });
});
