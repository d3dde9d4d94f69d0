import { CodedError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { type ServerEvent, streamEvents } from "@/lib/http/stream-events";
import { type WeightsResponse, weightsRequestSchema } from "@/lib/schema/weight-meaning";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What each weight means: JSON, or a stream that tells each interval as it is found. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const { scenario } = parseQuestion(weightsRequestSchema, await readJson(request));
  const { explainer } = await service.ready;
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  const answers = explainer.meanWeights(scenario, signal);
  // The first answer is awaited here, so that a refusal still has its own HTTP status.
  const first = await answers.next();
  if (first.done) throw new CodedError("unavailable", "The question was given up");
  if (negotiateType(request) === "text/event-stream") {
    return streamEvents(listEvents(first.value, answers), () => control.abort());
  }
  let last = first.value;
  for await (const answer of answers) last = answer;
  if (signal.aborted) throw new CodedError("unavailable", "The question was given up");
  return Response.json(last, { headers: { "Cache-Control": "no-store" } });
});

async function* listEvents(
  first: WeightsResponse,
  rest: AsyncIterable<WeightsResponse>,
): AsyncGenerator<ServerEvent> {
  yield { event: "weights", data: first };
  for await (const answer of rest) yield { event: "weights", data: answer };
  yield { event: "done", data: {} };
}

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
