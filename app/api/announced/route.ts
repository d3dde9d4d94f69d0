import { handleRoute } from "@/lib/http/handle-route";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { announcedRequestSchema } from "@/lib/schema/announced";
import { parseQuestion } from "@/lib/solve-scenario/parse-question";
import { shareSolveService } from "@/lib/solve-scenario/solve-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Whether announced projects fit, what binds first, and what the optimum makes of the same MW. */
export const POST = handleRoute(async (request) => {
  const service = shareSolveService();
  const asked = parseQuestion(announcedRequestSchema, await readJson(request));
  await (asked.compare ? service.limitQuestions(request) : service.limitRate(request));
  const { announced } = await service.ready;
  const response = await announced.answer(asked, request.signal);
  return Response.json(response, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
