import type { WorkQueue } from "./work-queue";

/**
 * The same queue, but whoever has a place in it holds up what runs while nobody asks: that would take
 * the lanes and cores that the work needs.
 */
export function pauseWhileWorking(queue: WorkQueue, pause: () => () => void): WorkQueue {
  return {
    async enter(signal) {
      const leave = await queue.enter(signal);
      const resume = pause();
      return () => {
        leave();
        resume();
      };
    },
  };
}
