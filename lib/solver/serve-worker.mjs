// Message loop shared by the solver workers. Plain JavaScript: it is loaded by path, never bundled.
import { parentPort } from "node:worker_threads";

/**
 * Answers each `{id, ...}` message with `{id, result}` or `{id, failure}`, one at a time and in
 * order. After a failure the engine's memory is not trusted: the owner ends this worker.
 * @param {(message: any, report: (progress: object) => void) => Promise<object | null>} answer
 */
export function serveWorker(answer) {
  let last = Promise.resolve();
  parentPort?.on("message", (message) => {
    last = last.then(async () => {
      try {
        const report = (progress) => parentPort?.postMessage({ id: message.id, progress });
        const result = await answer(message, report);
        parentPort?.postMessage({ id: message.id, result });
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        parentPort?.postMessage({ id: message.id, failure: failure.slice(0, 500) });
      }
    });
  });
}
