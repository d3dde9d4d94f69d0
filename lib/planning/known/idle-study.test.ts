import { afterEach, describe, expect, it } from "vitest";
import { IdleStudy } from "./idle-study";

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Steps that last until they are let on or aborted. */
function makeSteps(most: number) {
  const steps: Array<{ signal: AbortSignal; end: () => void }> = [];
  const learn = (signal: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const end = () => resolve(steps.length < most);
      signal.addEventListener("abort", end, { once: true });
      steps.push({ signal, end });
    });
  return { steps, study: new IdleStudy(learn, 0) };
}

let last: IdleStudy | null = null;
afterEach(() => last?.stop());

describe("learning while nobody asks", () => {
  it("begins once a question has ended, and goes on until nothing is left", async () => {
    const { steps, study } = makeSteps(2);
    last = study;
    await turn();
    expect(steps).toHaveLength(0);
    study.pause()();
    await turn();
    expect(steps).toHaveLength(1);
    steps[0]?.end();
    await turn();
    expect(steps).toHaveLength(2);
    steps[1]?.end();
    await turn();
    expect(steps).toHaveLength(2);
  });

  it("yields at once to a question, and rests until the last of them has ended", async () => {
    const { steps, study } = makeSteps(9);
    last = study;
    study.pause()();
    await turn();
    const endFirst = study.pause();
    expect(steps[0]?.signal.aborted).toBe(true);
    const endSecond = study.pause();
    endFirst();
    await turn();
    expect(steps).toHaveLength(1);
    endSecond();
    await turn();
    expect(steps).toHaveLength(2);
    expect(steps[1]?.signal.aborted).toBe(false);
  });

  it("survives an engine that fails, and ends for good when stopped", async () => {
    let count = 0;
    const study = new IdleStudy(async () => {
      count += 1;
      throw new Error("the engine was closed");
    }, 0);
    study.pause()();
    await turn();
    study.pause()();
    await turn();
    expect(count).toBe(2);
    study.stop();
    study.pause()();
    await turn();
    expect(count).toBe(2);
  });
});
