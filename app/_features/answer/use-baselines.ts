"use client";

import { useQuery } from "@tanstack/react-query";
import { ApiError, fetchChecked } from "@/app/_client/api-error";
import { writeQuery } from "@/app/_scenario/scenario-url";
import { type BaselinesResponse, baselinesResponseSchema } from "@/lib/schema/baselines";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";

async function fetchBaselines(scenario: Scenario, signal: AbortSignal): Promise<BaselinesResponse> {
  const response = await fetchChecked("/api/baselines", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scenario }),
    signal,
  });
  const parsed = baselinesResponseSchema.safeParse(await response.json());
  if (!parsed.success) throw new ApiError("unreadable", undefined);
  return parsed.data;
}

/**
 * What one would choose without an optimiser, asked once the plan is proven; undefined until known.
 * A new scenario aborts the question.
 */
export function useBaselines(
  response: SolveResponse | undefined,
  isSettled: boolean,
): BaselinesResponse["baselines"] | undefined {
  const isProven = response?.certificate.status === "optimal";
  const { data } = useQuery({
    queryKey: ["baselines", response ? writeQuery(response.scenario) : ""],
    queryFn: ({ signal }) => {
      if (!response) throw new ApiError("unreadable", undefined);
      return fetchBaselines(response.scenario, signal);
    },
    enabled: isProven && isSettled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // The comparison stands beside the answer: without it the page only says less.
    retry: 1,
  });
  return isProven && isSettled ? data?.baselines : undefined;
}
