import { EventSourceParserStream } from "eventsource-parser/stream";
import { ApiError, fetchChecked, parseApiError } from "./api-error";

/**
 * Posts a question and hands on each event of the answer, parsed as JSON, until `done`, which is
 * handed on too. Rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamEvents(
  path: string,
  body: unknown,
  signal: AbortSignal,
  onEvent: (event: string, data: unknown) => void,
): Promise<void> {
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
    onEvent(event, parsed);
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
