import { handleRoute } from "@/lib/http/handle-route";
import { parseWith } from "@/lib/http/parse-with";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { gridStateRequestSchema } from "@/lib/schema/grid-state";
import { shareGridService } from "@/lib/show-grid/grid-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What a plan does to the modelled network in the stress hours, before and after. */
export const POST = handleRoute(async (request) => {
  const service = shareGridService();
  await service.limitRate(request);
  const question = parseWith(gridStateRequestSchema, await readJson(request));
  const shower = await service.shower;
  const response = await shower.show(question, request.signal);
  return Response.json(response, { headers: { "Cache-Control": "no-store" } });
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
