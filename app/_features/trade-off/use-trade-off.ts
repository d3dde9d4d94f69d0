"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError } from "@/app/_client/api-error";
import { writeQuery } from "@/app/_scenario/scenario-url";
import { freeAxes } from "@/lib/schema/free-axes";
import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import type {
  TradeOffAxis,
  TradeOffEnd,
  TradeOffLower,
  TradeOffPoint,
  TradeOffRequest,
  TradeOffStep,
} from "@/lib/schema/trade-off";
import { streamTradeOff } from "./trade-off-stream";

const POINT_COUNT = 21;

/** A curve, as far as it is drawn. */
export interface TradeOffCurve {
  /** In order of their index. */
  readonly points: readonly TradeOffPoint[];
  readonly total: number;
  /** The line that no plan lies below; empty until it is known. */
  readonly lower: TradeOffLower["lower"];
  /** Null until the curve is whole. */
  readonly end: TradeOffEnd | null;
}

export interface TradeOffState {
  readonly tradeOff: TradeOffCurve;
  readonly isDrawing: boolean;
  readonly isStopped: boolean;
  readonly error: ApiError | null;
  stop(): void;
  resume(): void;
}

const empty: TradeOffCurve = { points: [], total: POINT_COUNT, lower: [], end: null };

function addUpdate(drawn: TradeOffCurve, update: TradeOffStep | TradeOffLower): TradeOffCurve {
  if ("lower" in update) return { ...drawn, lower: update.lower, total: update.total };
  const others = drawn.points.filter(({ index }) => index !== update.index);
  const points = [...others, update.point].sort((a, b) => a.index - b.index);
  return { ...drawn, points, total: update.total, end: null };
}

/** The request without what the curve does not depend on, so that a weight leaves it standing. */
function frameRequest(scenario: Scenario, x: TradeOffAxis, y: TradeOffAxis): TradeOffRequest {
  const { weights, timeLimitS } = defaultScenario;
  return {
    scenario: freeAxes({ ...scenario, weights, timeLimitS }, [x, y]),
    x,
    y,
    points: POINT_COUNT,
  };
}

/**
 * Draws the curve of two axes while `isAllowed`; a curve under way is given up when it is not, or
 * when the rules change, and what was drawn of it stays.
 */
export function useTradeOff(
  scenario: Scenario,
  x: TradeOffAxis,
  y: TradeOffAxis,
  isAllowed: boolean,
): TradeOffState {
  const client = useQueryClient();
  const request = frameRequest(scenario, x, y);
  const name = `${x} ${y} ${writeQuery(request.scenario)}`;
  const [stopped, setStopped] = useState<string | null>(null);
  const isStopped = stopped === name;
  const isWanted = isAllowed && !isStopped;
  const key = ["frontier", name];
  const query = useQuery<TradeOffCurve, Error>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      let drawn = client.getQueryData<TradeOffCurve>(key) ?? empty;
      const end = await streamTradeOff(request, signal, (update) => {
        drawn = addUpdate(drawn, update);
        client.setQueryData(key, drawn);
      });
      return { ...drawn, end };
    },
    enabled: isWanted,
    networkMode: "always",
    staleTime: ({ state }) => (state.data?.end ? Number.POSITIVE_INFINITY : 0),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  useEffect(() => {
    if (!isWanted) void client.cancelQueries({ queryKey: ["frontier", name] }, { revert: false });
    return () => void client.cancelQueries({ queryKey: ["frontier", name] }, { revert: false });
  }, [client, isWanted, name]);
  return {
    tradeOff: query.data ?? empty,
    isDrawing: query.isFetching,
    isStopped,
    error: query.error instanceof ApiError ? query.error : null,
    stop: () => setStopped(name),
    resume: () => (isStopped ? setStopped(null) : void query.refetch()),
  };
}
