import { CodedError } from "@/lib/errors";
import type { AnswerType } from "@/lib/http/negotiate";
import { toErrorBody } from "@/lib/http/respond-error";
import { statusOf } from "@/lib/http/status-of";
import { doneEvent, streamItems } from "@/lib/http/stream-items";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { describeInfeasible } from "./describe-infeasible";
import { exportGeojson, type SourceNote } from "./export-geojson";

const noStore = { "Cache-Control": "no-store" };

function respondInfeasible(response: SolveResponse): Response {
  const error = describeInfeasible(response);
  const { plan, certificate, relaxations, gridCheck } = response;
  const body = { ...toErrorBody(error), plan, certificate, relaxations, gridCheck };
  return Response.json(body, { status: statusOf(error.code), headers: noStore });
}

function respondGeojson(response: SolveResponse, sources: readonly SourceNote[]): Response {
  const name = `bunsan-${Math.round(response.plan.totals.targetMw)}mw-${response.certificate.scenarioHash.slice(0, 8)}`;
  return new Response(JSON.stringify(exportGeojson(response, sources)), {
    headers: {
      ...noStore,
      "Content-Type": "application/geo+json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.geojson"`,
    },
  });
}

/** Answers with one plan. An infeasible scenario is a 422 that carries the best partial plan. */
export function respondPlan(
  response: SolveResponse,
  type: Exclude<AnswerType, "text/event-stream">,
  sources: readonly SourceNote[],
): Response {
  if (response.certificate.status === "infeasible") return respondInfeasible(response);
  if (response.certificate.status === "no_solution") {
    throw new CodedError("unavailable", "No plan was found within the time limit", "timeLimitS");
  }
  if (type === "application/geo+json") return respondGeojson(response, sources);
  return Response.json(response, { headers: noStore });
}

/**
 * Answers with an event `plan` for each better plan, then `done`. The first plan is awaited before
 * the answer begins, so that a refusal still has its own HTTP status.
 */
export function respondPlanStream(
  responses: AsyncGenerator<SolveResponse>,
  onCancel: () => void,
): Promise<Response> {
  return streamItems({
    items: responses,
    toEvent: (response) => ({ event: "plan", data: response }),
    closing: doneEvent,
    onCancel,
    refusal: "The solve ended without a plan",
  });
}
