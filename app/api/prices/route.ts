import { handleRoute } from "@/lib/http/handle-route";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { pricesRequestSchema } from "@/lib/schema/why";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What one more megawatt (or percentage point) of each limit is worth, for the chosen sites. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const { scenario } = parseQuestion(pricesRequestSchema, await readJson(request));
  const { explainer } = await service.ready;
  const answer = await explainer.priceLimits(scenario, request.signal);
  return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
