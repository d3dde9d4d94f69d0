import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Scenario } from "@/lib/schema/scenario";
import { type SolveResponse, solveResponseSchema } from "@/lib/schema/solve-response";
import { ApiError, fetchChecked, parseApiError } from "./api-error";

/**
 * Asks for a plan and hands on each improvement as it arrives.
 * Returns the last plan; rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamSolve(
  scenario: Scenario,
  signal: AbortSignal,
  onPlan: (response: SolveResponse) => void,
): Promise<SolveResponse> {
  const response = await fetchChecked("/api/solve", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(scenario),
    signal,
  });
  if (!response.body) throw new ApiError("unreadable", undefined);
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  let last: SolveResponse | undefined;
  for (let event = await events.read(); !event.done; event = await events.read()) {
    const { event: kind, data } = event.value;
    if (kind === "error") throw parseApiError(parseJson(data), null);
    if (kind === "done") break;
    if (kind !== "plan") continue;
    const parsed = solveResponseSchema.safeParse(parseJson(data));
    if (!parsed.success) throw new ApiError("unreadable", undefined);
    last = parsed.data;
    onPlan(last);
  }
  if (!last) throw new ApiError("unreadable", undefined);
  return last;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
