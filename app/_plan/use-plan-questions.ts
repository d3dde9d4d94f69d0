"use client";

import {
  keepPreviousData,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { writeQuery } from "@/app/_scenario/scenario-url";
import type { WeightMeaning, WeightsResponse } from "@/lib/schema/weight-meaning";
import type { PricesResponse, WhyResponse } from "@/lib/schema/why";
import { useAnswer } from "./answer-context";
import { askPrices, askWhy, streamWeights } from "./ask-question";

/** A plan must have stood for so long before anything is asked about it unbidden, ms. */
const REST_MS = 1200;

const asked = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
} as const;

/** Whether the plan on screen is the settled answer to the scenario on screen. */
export function useSettledPlan(): boolean {
  const { response, isStale, isSolving } = useAnswer();
  const { isDragging } = useScenario();
  if (!response || isStale || isSolving || isDragging) return false;
  return ["optimal", "feasible"].includes(response.certificate.status);
}

/** True once the plan has been settled for a while: then there is room for questions. */
function useRestingPlan(): boolean {
  const settled = useSettledPlan();
  const [resting, setResting] = useState(false);
  useEffect(() => {
    setResting(false);
    if (!settled) return;
    const timer = setTimeout(() => setResting(true), REST_MS);
    return () => clearTimeout(timer);
  }, [settled]);
  return settled && resting;
}

/**
 * Gives up what is being asked once it is not wanted any more: a query that is merely disabled
 * would go on, and compete with the slider that moves.
 */
function useGiveUp(queryKey: readonly string[], isWanted: boolean): void {
  const client = useQueryClient();
  const key = queryKey.join("\n");
  useEffect(() => {
    // What has been told of a stream so far is kept.
    if (!isWanted) void client.cancelQueries({ queryKey: key.split("\n") }, { revert: false });
  }, [client, key, isWanted]);
}

/** Why a site is in the plan or not: asked when `enabled`, given up when the scenario changes. */
export function useWhy(siteId: string, enabled: boolean): UseQueryResult<WhyResponse, Error> {
  const { committed } = useScenario();
  const queryKey = ["why", writeQuery(committed), siteId];
  useGiveUp(queryKey, enabled);
  return useQuery<WhyResponse, Error>({
    ...asked,
    queryKey,
    queryFn: ({ signal }) => askWhy(committed, siteId, signal),
    enabled,
  });
}

/**
 * What the plan's limits are worth, those of the network too: null until it is known, "unknown" where
 * it was not found.
 */
export function useLimitPrices(): PricesResponse | "unknown" | null {
  const { committed } = useScenario();
  const resting = useRestingPlan();
  const queryKey = ["prices", writeQuery(committed)];
  useGiveUp(queryKey, resting);
  const { data, isError } = useQuery<PricesResponse, Error>({
    ...asked,
    queryKey,
    queryFn: ({ signal }) => askPrices(committed, signal),
    enabled: resting,
  });
  // What was merely given up is asked for again: that is no answer.
  return data ?? (resting && isError ? "unknown" : null);
}

/**
 * What the weights mean. While a slider moves, the last answer stays: of the weight that moves it
 * is still true, since the others rest. `isStale` says that a new answer is awaited.
 */
export function useWeightMeanings(): {
  readonly weights: readonly WeightMeaning[];
  readonly isStale: boolean;
} {
  const { committed, isDragging } = useScenario();
  const client = useQueryClient();
  const resting = useRestingPlan();
  const queryKey = ["weights", writeQuery(committed)];
  useGiveUp(queryKey, resting);
  const { data, isPlaceholderData } = useQuery<WeightsResponse, Error>({
    ...asked,
    queryKey,
    queryFn: ({ signal }) =>
      streamWeights(committed, signal, (response) => client.setQueryData(queryKey, response)),
    placeholderData: keepPreviousData,
    // An answer that was given up halfway is asked for again.
    staleTime: ({ state }) =>
      state.data?.weights.every(({ interval }) => interval) ? Number.POSITIVE_INFINITY : 0,
    enabled: resting,
  });
  return { weights: data?.weights ?? [], isStale: isPlaceholderData && !isDragging };
}
