import { CodedError } from "@/lib/errors";
import { doneEvent, streamItems } from "@/lib/http/stream-items";
import type {
  Alternative,
  AlternativesRequest,
  AlternativesResponse,
} from "@/lib/schema/alternatives";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import { type AlternativesItem, isAlternativesEnd } from "./option-finder";

const noStore = { "Cache-Control": "no-store" };

const refusal = "The question was given up";

/** Answers with all plans at once. */
export async function respondAlternatives(
  { scenario, tolerance, measure }: AlternativesRequest,
  items: AsyncIterable<AlternativesItem>,
): Promise<Response> {
  const alternatives: Alternative[] = [];
  for await (const item of items) {
    if (!isAlternativesEnd(item)) alternatives.push(item);
    else {
      const body: AlternativesResponse = {
        scenario,
        tolerance,
        measure,
        alternatives,
        ...item,
      };
      return Response.json(body, { headers: noStore });
    }
  }
  throw new CodedError("unavailable", refusal);
}

/**
 * Answers with an event `alternative` for each plan, then `done`. The first is awaited before the
 * answer begins, so that a refusal still has its own HTTP status.
 */
export function respondAlternativesStream(
  items: AsyncGenerator<AlternativesItem>,
  onCancel: () => void,
): Promise<Response> {
  const toEvent = (item: AlternativesItem) => {
    return { event: isAlternativesEnd(item) ? "done" : "alternative", data: item };
  };
  return streamItems({ items, toEvent, onCancel, refusal });
}

/** Answers with what all samples say. */
export async function respondRobustness(
  responses: AsyncIterable<RobustnessResponse>,
): Promise<Response> {
  let last: RobustnessResponse | undefined;
  for await (last of responses);
  if (!last) throw new CodedError("unavailable", refusal);
  return Response.json(last, { headers: noStore });
}

/** Answers with an event `progress` for what is known so far, each whole, then `done`. */
export function respondRobustnessStream(
  responses: AsyncGenerator<RobustnessResponse>,
  onCancel: () => void,
): Promise<Response> {
  return streamItems({
    items: responses,
    toEvent: (response) => ({ event: "progress", data: response }),
    closing: doneEvent,
    onCancel,
    refusal,
  });
}
