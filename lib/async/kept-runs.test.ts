import { describe, expect, it } from "vitest";
import { CodedError } from "../errors";
import { KeptRuns } from "./kept-runs";

/** Counts down from a number, one item a turn of the event loop; whole at 0. */
function makeCountdown(replay: "all" | "last", stopAt = 0) {
  const counts = { started: 0 };
  const runs = new KeptRuns<number, number>({
    dataVersion: "v",
    async *work(from, signal) {
      counts.started += 1;
      for (let item = from; item >= stopAt; item -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) return;
        if (item === 13) throw new CodedError("busy", "thirteen");
        yield item;
      }
    },
    isWhole: (last) => last === 0,
    max: 2,
    replay,
  });
  return { counts, runs };
}

async function list(items: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("runs that are kept", () => {
  it.each([
    ["all", [2, 1, 0]],
    ["last", [0]],
  ] as const)("answer again from memory with %s", async (replay, later) => {
    const { counts, runs } = makeCountdown(replay);
    expect(await Promise.all([list(runs.follow(2)), list(runs.follow(2))])).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ]);
    expect(await list(runs.follow(2))).toEqual(later);
    expect(await runs.ask(2)).toBe(0);
    expect(counts.started).toBe(1);
  });

  it("are worked out anew where the answer was not whole, failed or was pushed out", async () => {
    const short = makeCountdown("last", 1);
    expect([await short.runs.ask(2), await short.runs.ask(2)]).toEqual([1, 1]);
    expect(short.counts.started).toBe(2);
    const { counts, runs } = makeCountdown("all");
    for (const _ of [1, 2]) await expect(list(runs.follow(14))).rejects.toThrow("thirteen");
    expect(counts.started).toBe(2);
    for (const from of [1, 2, 3, 1]) await runs.ask(from);
    expect(counts.started).toBe(6);
  });

  it("end when the last follower leaves, and say so", async () => {
    const { counts, runs } = makeCountdown("all");
    const control = new AbortController();
    control.abort();
    await expect(runs.ask(5, control.signal)).rejects.toMatchObject({ code: "unavailable" });
    expect(await list(runs.follow(5))).toEqual([5, 4, 3, 2, 1, 0]);
    expect(counts.started).toBe(2);
  });
});
