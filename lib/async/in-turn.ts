import type { WorkQueue } from "./work-queue";

/**
 * Works while it holds a place in a queue, and gives the place back in any case. Throws what the work
 * throws, and what the queue does.
 */
export async function* inTurn<Item, End = void>(
  queue: WorkQueue,
  signal: AbortSignal,
  work: () => AsyncIterable<Item, End>,
): AsyncGenerator<Item, End> {
  const leave = await queue.enter(signal);
  try {
    return yield* work();
  } finally {
    leave();
  }
}
