import { handleRoute } from "@/lib/http/handle-route";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { answerBaselines, parseBaselinesRequest } from "@/lib/solve-scenario/answer-baselines";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a points table and a greedy fill would make of a scenario, judged as its plan is. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitRate(request);
  const scenario = parseBaselinesRequest(await readJson(request));
  const response = await answerBaselines(scenario, await service.ready, request.signal);
  return Response.json(response, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
