import PQueue from "p-queue";
import { CodedError } from "../errors";

/** Runs tasks at most `concurrency` at once, with at most `maxWaiting` more in line. */
export interface WorkQueue {
  /** Throws `busy` when the line is full; an aborted task leaves the line. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly waiting: number;
}

/** Makes a bounded queue of work, in memory. */
export function createWorkQueue(concurrency: number, maxWaiting: number): WorkQueue {
  const queue = new PQueue({ concurrency });
  return {
    get waiting() {
      return queue.size;
    },
    run(task, signal) {
      if (queue.pending >= concurrency && queue.size >= maxWaiting) {
        return Promise.reject(new CodedError("busy", `More than ${maxWaiting} tasks are waiting`));
      }
      return queue.add(task, { signal });
    },
  };
}
