import { handleRoute } from "@/lib/http/handle-route";
import { negotiateType } from "@/lib/http/negotiate";
import { readJson } from "@/lib/http/read-json";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { shareService } from "@/lib/service/service";
import { parseScenario } from "@/lib/solve-scenario/parse-scenario";
import { respondChoice } from "@/lib/solve-scenario/respond-choice";
import { respondPlan, respondPlanStream } from "@/lib/solve-scenario/respond-plans";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Solves a scenario: JSON, GeoJSON, or a stream of better and better plans. */
export const POST = handleRoute(async (request) => {
  const service = shareService();
  await service.limitRate(request);
  const query = new URL(request.url).searchParams;
  const body = await readJson(request);
  const { solver, sources, data } = await service.ready;
  const asked = parseScenario(body, query, { stations: data.stations });
  if ("undecided" in asked) return respondChoice(asked.undecided);
  const { scenario } = asked;
  const asGeojson = query.get("format") === "geojson";
  const type = asGeojson ? "application/geo+json" : negotiateType(request);
  if (type !== "text/event-stream") {
    return respondPlan(await solver.solveToEnd(scenario, request.signal), type, sources);
  }
  const control = new AbortController();
  const signal = AbortSignal.any([request.signal, control.signal]);
  return respondPlanStream(solver.solve(scenario, signal), () => control.abort());
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("POST");
