import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "@/app/_client/api-error";
import { defaultScenario } from "@/lib/schema/scenario";
import { makeResponse } from "./make-response.fixture";
import { streamSolve } from "./solve-stream";

afterEach(() => vi.unstubAllGlobals());

/** Answers the next request with these events, split at awkward places as a network would. */
function answerWith(text: string, pieceLength = 7) {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(control) {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        control.enqueue(bytes.slice(at, at + pieceLength));
      }
      control.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
}

const event = (kind: string, data: unknown) => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
const draft = makeResponse({ certificate: { status: "feasible", stage: "rounded", gap: 0.01 } });
const proven = makeResponse({});

async function solve() {
  const stages: string[] = [];
  const last = await streamSolve(defaultScenario, new AbortController().signal, (response) =>
    stages.push(response.certificate.stage),
  );
  return { stages, last };
}

describe("a plan that arrives in steps", () => {
  test("each improvement is handed on in order and the last one is returned", async () => {
    answerWith(event("plan", draft) + event("plan", proven) + event("done", {}));
    const { stages, last } = await solve();
    expect(stages).toEqual(["rounded", "proven"]);
    expect(last).toEqual(proven);
  });

  test("Korean names survive being cut in the middle of a letter", async () => {
    answerWith(event("plan", proven) + event("done", {}), 1);
    expect((await solve()).last.plan.sites[0]?.name.ko).toBe("곳 s1");
  });

  test("an error in the stream is a coded refusal, after the plans before it", async () => {
    answerWith(
      event("plan", draft) + event("error", { error: { code: "internal", message: "x" } }),
    );
    await expect(solve()).rejects.toMatchObject({ code: "internal" });
  });

  test("a plan of another shape and a stream without a plan are unreadable", async () => {
    answerWith(event("plan", { plan: 1 }));
    await expect(solve()).rejects.toMatchObject({ code: "unreadable" });
    answerWith(event("done", {}));
    await expect(solve()).rejects.toMatchObject({ code: "unreadable" });
  });

  test("a refusal keeps its field and the time after which to ask again", async () => {
    const error = { error: { code: "bad_field", message: "x", field: "site.maxCount" } };
    vi.stubGlobal("fetch", async () =>
      Response.json(error, { status: 429, headers: { "retry-after": "3" } }),
    );
    await expect(solve()).rejects.toMatchObject({ field: "site.maxCount", retryAfterS: 3 });
  });

  test("no way to the server is offline, not a crash", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("failed")));
    await expect(solve()).rejects.toEqual(new ApiError("offline", undefined));
  });
});
