import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createWorkQueue } from "@/lib/async/work-queue";
import { CodedError } from "@/lib/errors";
import { log } from "@/lib/log";
import { handleRoute } from "./handle-route";
import { createRateLimit } from "./limit-rate";
import { parseWith } from "./parse-with";
import { MAX_BODY_BYTES, readBodyText } from "./read-body-text";
import { readJson } from "./read-json";
import { streamEvents } from "./stream-events";

function post(body: BodyInit | undefined, headers: Record<string, string> = {}): Request {
  return new Request("http://x/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
    // @ts-expect-error Node asks for it when the body is a stream; the DOM type lacks it.
    duplex: "half",
  });
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof CodedError ? `${error.code}:${error.field ?? ""}` : "uncoded";
  }
  return "none";
}

describe("reading a body", () => {
  it("stops reading a body without a length soon after the limit", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64_000));
      },
    });
    expect(await codeOf(() => readBodyText(post(endless)))).toBe("too_large:");
    expect(pulled).toBeLessThan(MAX_BODY_BYTES / 64_000 + 5);
  });

  it("refuses by the announced length before reading", async () => {
    expect(await codeOf(() => readBodyText(post("{}", { "content-length": "10000000" })))).toBe(
      "too_large:",
    );
  });

  it("takes an empty body as an empty object", async () => {
    expect(await readJson(post(undefined))).toEqual({});
  });

  it("refuses what is not JSON, by type and by content", async () => {
    expect(await codeOf(() => readJson(post("a=1", { "content-type": "text/plain" })))).toBe(
      "unsupported_type:",
    );
    for (const body of ["{", '{"a":NaN}', "undefined", new Uint8Array([0x22, 0xff, 0x22])]) {
      expect(await codeOf(() => readJson(post(body)))).toBe("bad_json:");
    }
  });
});

describe("streaming events", () => {
  it("reports no fault when the reader leaves while an event is under way", async () => {
    const fault = vi.spyOn(log, "error");
    let tell: (result: IteratorResult<{ event: string; data: unknown }>) => void = () => undefined;
    const next = () =>
      new Promise<IteratorResult<{ event: string; data: unknown }>>((resolve) => {
        tell = resolve;
      });
    let cancelled = false;
    const response = streamEvents({ next }, () => {
      cancelled = true;
    });
    const reader = response.body?.getReader();
    const read = reader?.read();
    // The stream asks for its first event a moment later.
    await new Promise((done) => setTimeout(done));
    await reader?.cancel();
    tell({ done: false, value: { event: "plan", data: 1 } });
    expect(await read).toMatchObject({ done: true });
    await new Promise((done) => setTimeout(done));
    expect(cancelled).toBe(true);
    expect(fault).not.toHaveBeenCalled();
    fault.mockRestore();
  });
});

describe("parsing a value", () => {
  const schema = z.strictObject({ a: z.strictObject({ b: z.number() }).optional() });
  it.each([
    [{ a: { b: "1" } }, "bad_field:a.b"],
    [{ a: { b: Number.NaN } }, "bad_field:a.b"],
    [{ a: { b: 1, c: 2 } }, "bad_field:a.c"],
    [{ d: 1 }, "bad_field:d"],
    [[], "bad_field:"],
    [null, "bad_field:"],
  ])("names the field at fault in %j", async (value, expected) => {
    expect(await codeOf(() => parseWith(schema, value))).toBe(expected);
  });
});

describe("guarding the service", () => {
  it("answers an uncoded error as internal, without its message", async () => {
    const route = handleRoute(() => {
      throw new Error("secret");
    });
    const response = await route(post("{}"));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });

  it("refuses a client beyond its rate and not another client", async () => {
    const limit = createRateLimit(2);
    const from = (address: string) => () => limit(post("{}", { "x-forwarded-for": address }));
    expect(await codeOf(from("1.1.1.1"))).toBe("none");
    expect(await codeOf(from("9.9.9.9, 1.1.1.1"))).toBe("none");
    expect(await codeOf(from("1.1.1.1"))).toBe("rate_limited:");
    expect(await codeOf(from("2.2.2.2"))).toBe("none");
  });

  it("lets a bounded number in and refuses beyond the line", async () => {
    const queue = createWorkQueue(1, 1);
    const release = await queue.enter();
    const second = queue.enter();
    expect(await codeOf(() => queue.enter())).toBe("busy:");
    release();
    (await second)();
    (await queue.enter())();
  });

  it("lets go of who leaves the line", async () => {
    const queue = createWorkQueue(1, 1);
    const release = await queue.enter();
    const control = new AbortController();
    const left = codeOf(() => queue.enter(control.signal));
    control.abort();
    expect(await left).toBe("unavailable:");
    release();
    (await queue.enter())();
  });
});

it("knows a coded error of another copy of its module, as bundles of other routes throw them", async () => {
  vi.resetModules();
  const copy = await import("@/lib/errors");
  expect(copy.CodedError).not.toBe(CodedError);
  const answer = await handleRoute(() => {
    throw new copy.CodedError("unknown_id", "No site s99999", "lockedIn.0.id");
  })(new Request("http://x/"));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ error: { code: "unknown_id" } });
});
