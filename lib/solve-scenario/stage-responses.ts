import { CodedError } from "@/lib/errors";
import { streamItems } from "@/lib/http/stream-items";
import type { StagesItem } from "@/lib/planning/years/stage-planner";

/**
 * Answers with events `progress`, `plan`, `slips` and, with the whole answer, `done`. The first is
 * awaited before the answer begins, so that a refusal still has its own HTTP status.
 */
export function respondStagesStream(
  items: AsyncGenerator<StagesItem>,
  onCancel: () => void,
): Promise<Response> {
  const refusal = "The stages ended without an answer";
  return streamItems({ items, toEvent: (item) => item, onCancel, refusal });
}

/** Answers with the whole at once. A stage that cannot be met is part of the answer, no error. */
export async function respondStages(items: AsyncIterable<StagesItem>): Promise<Response> {
  for await (const item of items) {
    if (item.event !== "done") continue;
    return Response.json(item.data, { headers: { "Cache-Control": "no-store" } });
  }
  throw new CodedError("unavailable", "The stages ended without an answer");
}
