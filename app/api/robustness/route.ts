import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { robustnessRequestSchema } from "@/lib/schema/robustness";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { respondRobustness, respondRobustnessStream } from "@/lib/solve-scenario/respond-options";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How often each site is chosen over all weightings: JSON, or a stream with what is known so far. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const asked = parseQuestion(robustnessRequestSchema, await readJson(request));
  const { options } = await service.ready;
  if (negotiateType(request) !== "text/event-stream") {
    return respondRobustness(options.sampleRobustness(asked, request.signal));
  }
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  return respondRobustnessStream(options.sampleRobustness(asked, signal), () => control.abort());
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
