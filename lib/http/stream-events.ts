import { toCodedError, toErrorBody } from "./respond-error";

export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Proxies that buffer or time out silent connections see a comment this often, ms. */
const HEARTBEAT_MS = 10_000;

function writeEvent({ event, data }: ServerEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Answers with server-sent events. What `events` throws becomes an `error` event with the coded
 * body; `onCancel` is called when the client goes away.
 */
export function streamEvents(events: AsyncIterator<ServerEvent>, onCancel: () => void): Response {
  const encoder = new TextEncoder();
  let heartbeat: NodeJS.Timeout | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(": …\n\n")), HEARTBEAT_MS);
      heartbeat.unref();
    },
    async pull(controller) {
      const end = (last?: ServerEvent) => {
        clearInterval(heartbeat);
        if (last) controller.enqueue(encoder.encode(writeEvent(last)));
        controller.close();
      };
      try {
        const { done, value } = await events.next();
        // Who went away meanwhile takes nothing more: the stream is closed already.
        if (cancelled) return;
        if (done) end();
        else controller.enqueue(encoder.encode(writeEvent(value)));
      } catch (thrown) {
        if (cancelled) return;
        end({ event: "error", data: toErrorBody(toCodedError(thrown)) });
      }
    },
    async cancel() {
      cancelled = true;
      clearInterval(heartbeat);
      onCancel();
      await events.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
