import { expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { doneEvent, streamItems } from "./stream-items";

async function* count(to: number, error?: Error): AsyncGenerator<number> {
  for (let n = 1; n <= to; n += 1) yield n;
  if (error) throw error;
}

const toEvent = (n: number) => ({ event: "number", data: n });
const common = { toEvent, onCancel: () => undefined, refusal: "Nothing came" };

it("tells each item from the first on, then the end", async () => {
  const response = await streamItems({ ...common, items: count(2), closing: doneEvent });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(await response.text()).toBe(
    "event: number\ndata: 1\n\nevent: number\ndata: 2\n\nevent: done\ndata: {}\n\n",
  );
});

it("refuses before it answers where the first item fails, or where there is none", async () => {
  const busy = new CodedError("busy", "Too many");
  await expect(streamItems({ ...common, items: count(0, busy) })).rejects.toBe(busy);
  await expect(streamItems({ ...common, items: count(0) })).rejects.toMatchObject({
    code: "unavailable",
    message: "Nothing came",
  });
});

it("tells of what fails later as an event", async () => {
  const busy = new CodedError("busy", "Too many");
  const text = await (await streamItems({ ...common, items: count(1, busy) })).text();
  expect(text).toContain("event: number\ndata: 1");
  expect(text).toMatch(/event: error\ndata: .*"busy"/);
});
