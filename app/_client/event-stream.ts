import { EventSourceParserStream } from "eventsource-parser/stream";
import { ApiError, fetchChecked, parseApiError } from "./api-error";

/** One event of an answer: its name, and its data parsed as JSON (null where they are not). */
export interface AnswerEvent {
  readonly event: string;
  readonly data: unknown;
}

/**
 * Posts a question and yields each event of the answer until the stream ends. An `error` event
 * throws. Throws `ApiError`, or the abort of `signal`.
 */
export async function* readEvents(
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const response = await fetchChecked(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.body) throw new ApiError("unreadable", undefined);
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (let item = await events.read(); !item.done; item = await events.read()) {
    const { event = "", data } = item.value;
    const parsed = parseJson(data);
    if (event === "error") throw parseApiError(parsed, null);
    yield { event, data: parsed };
  }
}

/**
 * Posts a question and hands on each event of the answer until `done`, which is handed on too. A
 * stream that ends before is unreadable.
 */
export async function streamEvents(
  path: string,
  body: unknown,
  signal: AbortSignal,
  onEvent: (event: string, data: unknown) => void,
): Promise<void> {
  for await (const { event, data } of readEvents(path, body, signal)) {
    onEvent(event, data);
    if (event === "done") return;
  }
  throw new ApiError("unreadable", undefined);
}

/** What a schema made of an event; what it refused is an unreadable answer. */
export function readOrFail<T>(parsed: { readonly data?: T | undefined }): T {
  if (parsed.data === undefined) throw new ApiError("unreadable", undefined);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
