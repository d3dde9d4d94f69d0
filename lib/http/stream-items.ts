import { CodedError } from "@/lib/errors";
import { type ServerEvent, streamEvents } from "./stream-events";

export interface ItemStream<Item> {
  readonly items: AsyncGenerator<Item>;
  readonly toEvent: (item: Item) => ServerEvent;
  /** Told of the end, where no item does so itself. */
  readonly closing?: ServerEvent | undefined;
  /** Called when the client goes away. */
  readonly onCancel: () => void;
  /** What to say where there is not even one item: the work was given up. */
  readonly refusal: string;
}

/**
 * Answers with an event for each item. The first is awaited before the answer begins, so that a
 * refusal still has its own HTTP status. Throws `unavailable` without any item.
 */
export async function streamItems<Item>({
  items,
  toEvent,
  closing,
  onCancel,
  refusal,
}: ItemStream<Item>): Promise<Response> {
  const first = await items.next();
  if (first.done) throw new CodedError("unavailable", refusal);
  async function* listEvents(head: Item): AsyncGenerator<ServerEvent> {
    yield toEvent(head);
    for await (const item of items) yield toEvent(item);
    if (closing) yield closing;
  }
  return streamEvents(listEvents(first.value), onCancel);
}

/** The end of a stream whose items do not tell of it. */
export const doneEvent: ServerEvent = { event: "done", data: {} };
