import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { respondStages, respondStagesStream } from "@/lib/solve-scenario/stage-responses";
import { shareStageService } from "@/lib/solve-scenario/stage-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Plans over years, or tests a plan against slips: JSON, or a stream of better and better plans. */
export const POST = handleRoute(async (request) => {
  const service = shareStageService();
  await service.limitRate(request);
  const asked = parseQuestion(stagesRequestSchema, await readJson(request));
  const solver = await service.solver;
  if (negotiateType(request) !== "text/event-stream") {
    return respondStages(solver.solve(asked, request.signal));
  }
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  return respondStagesStream(solver.solve(asked, signal), () => control.abort());
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
