"use client";

import {
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
  useQuery,
} from "@tanstack/react-query";
import { useAnswer } from "@/app/_plan/answer-context";
import { useSettledPlan } from "@/app/_plan/use-plan-questions";
import type { GridStateResponse } from "@/lib/schema/grid-state";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import { fetchGrid } from "./fetch-grid";
import type { HourId } from "./grid-view";

/** A plan's load by bus, whole tenths of a MW; places without a bus (Jeju) are left out. */
export function listSiteLoads(plan: Plan | null): { bus: number; loadMw: number }[] {
  const byBus = new Map<number, number>();
  for (const { bus, loadMw } of plan?.sites ?? []) {
    if (bus !== null) byBus.set(bus, (byBus.get(bus) ?? 0) + loadMw);
  }
  return [...byBus]
    .map(([bus, loadMw]) => ({ bus, loadMw: Math.round(loadMw * 10) / 10 }))
    .sort((a, b) => a.bus - b.bus);
}

type HourQuery = UseQueryOptions<GridStateResponse, Error>;

/** One hour of one plan, one question: given up by itself when nobody looks at it any more. */
function askHour(
  plan: Plan | null,
  scenario: Scenario | null,
  hour: HourId,
  on: boolean,
): HourQuery {
  const siteLoads = listSiteLoads(plan);
  const rules = scenario?.grid;
  const ratingFactor = rules?.model === "dc-n1" ? rules.ratingFactor : null;
  const body = JSON.stringify({ siteLoads, hours: [hour], ratingFactor });
  return {
    queryKey: ["grid", body],
    queryFn: ({ signal }) => fetchGrid(body, signal),
    enabled: on && plan !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  };
}

/** The network in each of some hours with the settled plan on it. */
export function useGridStates(
  hours: readonly HourId[],
): UseQueryResult<GridStateResponse, Error>[] {
  const { response } = useAnswer();
  const settled = useSettledPlan();
  const plan = response?.plan ?? null;
  const scenario = response?.scenario ?? null;
  return useQueries({ queries: hours.map((hour) => askHour(plan, scenario, hour, settled)) });
}

/** The network in one hour; asked only while `enabled`. */
export function useGridState(
  hour: HourId,
  enabled: boolean,
): UseQueryResult<GridStateResponse, Error> {
  const { response } = useAnswer();
  const settled = useSettledPlan();
  const plan = response?.plan ?? null;
  return useQuery(askHour(plan, response?.scenario ?? null, hour, settled && enabled));
}
