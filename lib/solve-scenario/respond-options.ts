import { CodedError } from "@/lib/errors";
import { type ServerEvent, streamEvents } from "@/lib/http/stream-events";
import type {
  Alternative,
  AlternativesRequest,
  AlternativesResponse,
} from "@/lib/schema/alternatives";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import { type AlternativesItem, isAlternativesEnd } from "./option-finder";

const noStore = { "Cache-Control": "no-store" };

function givenUp(): CodedError {
  return new CodedError("unavailable", "The question was given up");
}

async function* listEvents<Item>(
  first: Item,
  rest: AsyncIterable<Item>,
  nameOf: (item: Item) => string,
): AsyncGenerator<ServerEvent> {
  yield { event: nameOf(first), data: first };
  for await (const item of rest) yield { event: nameOf(item), data: item };
}

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
  throw givenUp();
}

/**
 * Answers with an event `alternative` for each plan, then `done`. The first is awaited before the
 * answer begins, so that a refusal still has its own HTTP status.
 */
export async function respondAlternativesStream(
  items: AsyncGenerator<AlternativesItem>,
  onCancel: () => void,
): Promise<Response> {
  const first = await items.next();
  if (first.done) throw givenUp();
  const nameOf = (item: AlternativesItem) => (isAlternativesEnd(item) ? "done" : "alternative");
  return streamEvents(listEvents(first.value, items, nameOf), onCancel);
}

/** Answers with what all samples say. */
export async function respondRobustness(
  responses: AsyncIterable<RobustnessResponse>,
): Promise<Response> {
  let last: RobustnessResponse | undefined;
  for await (last of responses);
  if (!last) throw givenUp();
  return Response.json(last, { headers: noStore });
}

/** Answers with an event `progress` for what is known so far, each whole, then `done`. */
export async function respondRobustnessStream(
  responses: AsyncGenerator<RobustnessResponse>,
  onCancel: () => void,
): Promise<Response> {
  const first = await responses.next();
  if (first.done) throw givenUp();
  const events = listEvents(first.value, responses, () => "progress");
  async function* withEnd(): AsyncGenerator<ServerEvent> {
    yield* events;
    yield { event: "done", data: {} };
  }
  return streamEvents(withEnd(), onCancel);
}
