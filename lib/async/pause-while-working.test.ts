import { expect, it } from "vitest";
import { pauseWhileWorking } from "./pause-while-working";
import { createWorkQueue } from "./work-queue";

function makePausing() {
  const held = { count: 0 };
  const pause = () => {
    held.count += 1;
    return () => {
      held.count -= 1;
    };
  };
  return { held, queue: pauseWhileWorking(createWorkQueue(1, 1), pause) };
}

it("holds idle work up from the place that is taken until it is given back", async () => {
  const { held, queue } = makePausing();
  const leave = await queue.enter();
  expect(held.count).toBe(1);
  leave();
  expect(held.count).toBe(0);
});

it("holds nothing up for who waits or is refused", async () => {
  const { held, queue } = makePausing();
  const leave = await queue.enter();
  const waiting = queue.enter();
  await expect(queue.enter()).rejects.toMatchObject({ code: "busy" });
  expect(held.count).toBe(1);
  leave();
  const leaveLast = await waiting;
  expect(held.count).toBe(1);
  leaveLast();
  expect(held.count).toBe(0);
});
