import { CodedError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import type { ServerEvent } from "@/lib/http/stream-events";
import { streamItems } from "@/lib/http/stream-items";
import { type Service, shareService } from "./service";

interface Endpoint<Question> {
  /** Reads the question from a request's body; throws `bad_field`. */
  readonly parse: (body: unknown) => Question;
  /** What asking costs of a client's minute; see `costInSolves`. */
  readonly cost: number;
  /** What this question costs on top. */
  readonly extraCost?: (question: Question) => number;
}

/** An endpoint with one answer, as JSON. */
export interface AnswerEndpoint<Question> extends Endpoint<Question> {
  readonly answer: (service: Service, question: Question, signal: AbortSignal) => Promise<unknown>;
}

/** An endpoint whose answer comes in items, the whole last: events, or JSON of all of them. */
export interface ItemsEndpoint<Question, Item> extends Endpoint<Question> {
  readonly follow: (
    service: Service,
    question: Question,
    signal: AbortSignal,
  ) => Promise<AsyncGenerator<Item>>;
  readonly toEvent: (item: Item) => ServerEvent;
  /** Told of the end, where no item does so itself. */
  readonly closing?: ServerEvent;
  /** The JSON answer of all items; undefined where they are not whole. */
  readonly collect: (items: readonly Item[], question: Question) => unknown;
  /** What to say where there is no whole answer: the work was given up. */
  readonly refusal: string;
}

const noStore = { "Cache-Control": "no-store" };

async function readQuestion<Question>(
  request: Request,
  service: Service,
  { parse, cost, extraCost }: Endpoint<Question>,
): Promise<Question> {
  await service.limitRate(request, cost);
  const question = parse(await readJson(request));
  const extra = extraCost?.(question) ?? 0;
  if (extra > 0) await service.limitRate(request, extra);
  return question;
}

/** Makes a POST handler: limit → parse → answer → JSON. */
export function answerPost<Question>(endpoint: AnswerEndpoint<Question>) {
  return handleRoute(async (request) => {
    const service = shareService();
    const question = await readQuestion(request, service, endpoint);
    const answer = await endpoint.answer(service, question, request.signal);
    return Response.json(answer, { headers: noStore });
  });
}

/**
 * Makes a POST handler: limit → parse → an event an item, or JSON, as the request prefers. The first
 * item is awaited before the answer begins, so that a refusal still has its own HTTP status.
 */
export function answerPostInItems<Question, Item>(endpoint: ItemsEndpoint<Question, Item>) {
  return handleRoute(async (request) => {
    const service = shareService();
    const question = await readQuestion(request, service, endpoint);
    const control = new AbortController();
    const signal = AbortSignal.any([request.signal, control.signal]);
    const items = await endpoint.follow(service, question, signal);
    const { toEvent, closing, refusal } = endpoint;
    if (negotiateType(request) === "text/event-stream") {
      const onCancel = () => control.abort();
      return streamItems({ items, toEvent, closing, onCancel, refusal });
    }
    const all: Item[] = [];
    for await (const item of items) all.push(item);
    const body = endpoint.collect(all, question);
    if (body === undefined || signal.aborted) throw new CodedError("unavailable", refusal);
    return Response.json(body, { headers: noStore });
  });
}
