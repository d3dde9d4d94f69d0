import { replaceEqualDeep } from "@tanstack/react-query";
import type { Plan } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { awaitFrame } from "./after-frame";

/** Where plans go as they arrive. */
export interface PlanTakers {
  /** Shows a new plan at once. */
  readonly tellEarly: (plan: Plan) => void;
  /** Takes the newest answer over into the page's state. */
  readonly keep: (response: SolveResponse) => void;
}

/**
 * Asks, and shows each plan on the map a frame before the page is rendered with it: rendering takes
 * longer than all the rest of the way from a slider to the map. Returns the last answer, a frame
 * after it came; rejects as `ask` does.
 *
 * @param awaitDrawn resolves once what was shown is drawn
 */
export async function askMapFirst(
  ask: (onPlan: (response: SolveResponse) => void) => Promise<SolveResponse>,
  { tellEarly, keep }: PlanTakers,
  awaitDrawn: () => Promise<void> = awaitFrame,
): Promise<SolveResponse> {
  let latest: SolveResponse | undefined;
  const show = (arrived: SolveResponse) => {
    // A plan that only became better proven stays the same object, and the map at rest.
    const response: SolveResponse = replaceEqualDeep(latest, arrived);
    if (response.plan !== latest?.plan) tellEarly(response.plan);
    latest = response;
    void awaitDrawn().then(() => {
      if (latest === response) keep(response);
    });
  };
  const last = await ask(show);
  await awaitDrawn();
  return latest ?? last;
}
