import { handleRoute } from "@/lib/http/handle-route";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { whyRequestSchema } from "@/lib/schema/why";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What it costs to do without a site of the plan, or to take another one in. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  await service.limitQuestions(request);
  const { scenario, siteId } = parseQuestion(whyRequestSchema, await readJson(request));
  const { explainer } = await service.ready;
  const answer = await explainer.explainSite(scenario, siteId, request.signal);
  return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
