import type { Page } from "@playwright/test";
import { z } from "zod";

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds. */
  ts: z.number(),
  /** Processor time of the thread, microseconds. */
  tdur: z.number().optional(),
  args: z.object({ data: z.object({ type: z.string().optional() }).optional() }).optional(),
});

type TraceEvent = z.infer<typeof eventSchema>;

const categories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
];

/**
 * Traces a page; the returned function ends it and gives, for each key that was followed by the
 * mark, the processor time that the page's own thread took in between, ms.
 */
export async function traceThread(page: Page, mark: string): Promise<() => Promise<number[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const each of value) {
      const event = eventSchema.safeParse(each);
      if (event.success) events.push(event.data);
    }
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories },
  });
  return async () => {
    const complete = new Promise<void>((done) => {
      session.once("Tracing.tracingComplete", () => done());
    });
    await session.send("Tracing.end");
    await complete;
    return sumTasks(events, mark);
  };
}

function sumTasks(events: readonly TraceEvent[], mark: string): number[] {
  const home = events.find(({ name }) => name === mark);
  const own = events
    .filter(({ pid, tid }) => pid === home?.pid && tid === home.tid)
    .sort((a, b) => a.ts - b.ts);
  const keys = own.filter(
    ({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown",
  );
  const tasks = own.filter(({ name }) => name === "RunTask");
  return keys.flatMap(({ ts: from }, position) => {
    const until = own.find(({ name, ts }) => name === mark && ts > from)?.ts;
    const next = keys[position + 1]?.ts ?? Number.POSITIVE_INFINITY;
    if (until === undefined || until > next) return [];
    // The task of the key itself begins a little before it.
    const first = tasks.findLast(({ ts }) => ts <= from);
    const between = tasks.filter(({ ts }) => ts > from && ts < until);
    return [
      [...(first ? [first] : []), ...between].reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    ];
  });
}
