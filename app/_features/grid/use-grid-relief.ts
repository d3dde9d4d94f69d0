"use client";

import { useQuery } from "@tanstack/react-query";
import { ApiError } from "@/app/_client/api-error";
import { useAnswer } from "@/app/_plan/answer-context";
import { useSettledPlan } from "@/app/_plan/use-plan-questions";
import type { GridRelief } from "@/lib/schema/grid-state";
import { fetchGrid } from "./fetch-grid";
import type { HourId } from "./grid-view";
import { listSiteLoads } from "./use-grid-states";

/**
 * What some announced projects, each by itself, would change in an hour for new load at the buses
 * of the plan. Asked while mounted: whoever stops looking gives the question up.
 */
export function useGridRelief(
  hour: HourId,
  ratingFactor: number | null,
  projects: readonly string[],
) {
  const { response } = useAnswer();
  const settled = useSettledPlan();
  const siteLoads = listSiteLoads(response?.plan ?? null);
  const body = JSON.stringify({ siteLoads, hours: [hour], ratingFactor, projects });
  return useQuery<GridRelief, Error>({
    queryKey: ["grid-relief", body],
    queryFn: async ({ signal }) => {
      const { hours } = await fetchGrid(body, signal);
      const relief = hours[0]?.relief;
      if (!relief) throw new ApiError("unreadable", undefined);
      return relief;
    },
    enabled: settled && siteLoads.length > 0 && projects.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
}
