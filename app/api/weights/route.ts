import { CodedError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { doneEvent, streamItems } from "@/lib/http/stream-items";
import { type WeightsResponse, weightsRequestSchema } from "@/lib/schema/weight-meaning";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const refusal = "The question was given up";

/** What each weight means: JSON, or a stream that tells each interval as it is found. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const { scenario } = parseQuestion(weightsRequestSchema, await readJson(request));
  const { explainer } = await service.ready;
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  const answers = explainer.meanWeights(scenario, signal);
  if (negotiateType(request) === "text/event-stream") {
    return streamItems({
      items: answers,
      toEvent: (answer) => ({ event: "weights", data: answer }),
      closing: doneEvent,
      onCancel: () => control.abort(),
      refusal,
    });
  }
  let last: WeightsResponse | undefined;
  for await (const answer of answers) last = answer;
  if (!last || signal.aborted) throw new CodedError("unavailable", refusal);
  return Response.json(last, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
