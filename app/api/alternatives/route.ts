import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { alternativesRequestSchema } from "@/lib/schema/alternatives";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import {
  respondAlternatives,
  respondAlternativesStream,
} from "@/lib/solve-scenario/respond-options";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Plans near the best that differ most from it and from each other: JSON, or a stream. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const asked = parseQuestion(alternativesRequestSchema, await readJson(request));
  const { options } = await service.ready;
  if (negotiateType(request) !== "text/event-stream") {
    return respondAlternatives(asked, options.findAlternatives(asked, request.signal));
  }
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  return respondAlternativesStream(options.findAlternatives(asked, signal), () => control.abort());
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
