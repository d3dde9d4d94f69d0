import { log } from "@/lib/log";
import type { StagesItem } from "@/lib/planning/years/stage-planner";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** A plan that fails its check is shown as such, and is a defect that someone must hear of. */
export async function* reportUnverified(
  responses: AsyncIterable<SolveResponse>,
): AsyncGenerator<SolveResponse> {
  for await (const response of responses) {
    const { certificate, scenario } = response;
    const isPlan = certificate.status === "optimal" || certificate.status === "feasible";
    if (isPlan && !certificate.verified) log.error({ certificate, scenario }, "an unverified plan");
    yield response;
  }
}

/** The same for plans over years. */
export async function* reportUnverifiedStages(
  items: AsyncIterable<StagesItem>,
): AsyncGenerator<StagesItem> {
  for await (const item of items) {
    if (item.event === "plan" && !item.data.certificate.verified) {
      log.error({ certificate: item.data.certificate }, "an unverified staged plan");
    }
    yield item;
  }
}
