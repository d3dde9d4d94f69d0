import type { SolveResponse } from "@/lib/schema/solve-response";

/** Server only. */
export async function solveFirst(
  _query: Record<string, string | string[] | undefined>,
): Promise<SolveResponse | undefined> {
  return undefined;
}
