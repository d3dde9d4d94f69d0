import PQueue from "p-queue";
import { CodedError } from "@/lib/errors";

/** A bounded number of places to work in, and a bounded line before them. */
export interface WorkQueue {
  /**
   * Waits for a place; the returned function gives it back and must always be called.
   * Throws `busy` when the line is full, `unavailable` when the signal aborts in the line.
   */
  enter(signal?: AbortSignal): Promise<() => void>;
}

/** Makes `concurrency` places with a line of at most `maxWaiting`, in memory. */
export function createWorkQueue(concurrency: number, maxWaiting: number): WorkQueue {
  const queue = new PQueue({ concurrency });
  let waitingCount = 0;
  return {
    async enter(signal) {
      if (queue.pending >= concurrency && waitingCount >= maxWaiting) {
        throw new CodedError("busy", `More than ${maxWaiting} requests are waiting`);
      }
      waitingCount += 1;
      return new Promise<() => void>((resolve, reject) => {
        let gone = false;
        // The queue looks at a task only when its turn comes: who leaves is let go here at once.
        const leave = () => {
          gone = true;
          waitingCount -= 1;
          reject(new CodedError("unavailable", "The request was given up"));
        };
        if (signal?.aborted) leave();
        signal?.addEventListener("abort", leave, { once: true });
        void queue.add(async () => {
          signal?.removeEventListener("abort", leave);
          if (gone) return;
          waitingCount -= 1;
          await new Promise<void>((release) => resolve(release));
        });
      });
    },
  };
}
