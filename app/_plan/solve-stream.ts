import { ApiError } from "@/app/_client/api-error";
import { readEvents, readOrFail } from "@/app/_client/event-stream";
import type { Scenario } from "@/lib/schema/scenario";
import { type SolveResponse, solveResponseSchema } from "@/lib/schema/solve-response";

/**
 * Asks for a plan and hands on each improvement as it arrives.
 * Returns the last plan; rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamSolve(
  scenario: Scenario,
  signal: AbortSignal,
  onPlan: (response: SolveResponse) => void,
): Promise<SolveResponse> {
  let last: SolveResponse | undefined;
  for await (const { event, data } of readEvents("/api/solve", scenario, signal)) {
    if (event === "done") break;
    if (event !== "plan") continue;
    last = readOrFail(solveResponseSchema.safeParse(data));
    onPlan(last);
  }
  if (!last) throw new ApiError("unreadable", undefined);
  return last;
}
