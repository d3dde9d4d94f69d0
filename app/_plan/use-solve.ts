"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiError } from "@/app/_client/api-error";
import { writeQuery } from "@/app/_scenario/scenario-url";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { askMapFirst } from "./ask-map-first";
import { streamSolve } from "./solve-stream";

/** While a slider moves, questions are at least this far apart, ms. */
const PACE_MS = 60;
/** While a slider moves, a question has this long for its first plan before it is given up, ms. */
const PATIENCE_MS = 700;
const MAX_RETRIES = 2;

export interface SolveState {
  /** The best plan known for the question on screen, or the last one until there is one. */
  readonly response: SolveResponse | undefined;
  /** The plan answers an earlier question. */
  readonly isStale: boolean;
  readonly isSolving: boolean;
  readonly error: ApiError | null;
  /** Why the request on its way is not the first one for this question. */
  readonly retryReason: ApiError | null;
  cancel(): void;
  retry(): void;
}

const keyOf = (scenario: Scenario) => ["solve", writeQuery(scenario)] as const;

/**
 * Solves the scenario on screen. Each improvement replaces the plan in place, a new question
 * aborts the old one, and nothing goes blank between.
 *
 * @param tellEarly is given each new plan before the state that holds it
 */
export function useSolve(
  scenario: Scenario,
  isDragging: boolean,
  first: SolveResponse | undefined,
  tellEarly: (plan: Plan) => void,
): SolveState {
  const client = useQueryClient();
  const firstKey = useRef(first ? writeQuery(first.scenario) : null);
  const [paced, setPaced] = useState(scenario);
  // Only a slider under a thumb asks at a pace. What was chosen is asked at once, in this render.
  if (!isDragging && paced !== scenario) setPaced(scenario);
  const asked = isDragging ? paced : scenario;
  const key = keyOf(asked);
  const opening = first && key[1] === firstKey.current ? first : undefined;
  const query = useQuery<SolveResponse, Error>({
    queryKey: key,
    queryFn: ({ signal }) =>
      askMapFirst((onPlan) => streamSolve(asked, signal, onPlan), {
        tellEarly,
        keep: (response) => {
          if (!signal.aborted) client.setQueryData(key, response);
        },
      }),
    placeholderData: keepPreviousData,
    ...(opening ? { initialData: opening } : {}),
    enabled: !(opening && isFinished(opening)),
    // A lost connection is told to the person, not waited out in silence.
    networkMode: "always",
    // A plan that can still be improved is asked for again; a finished one never is.
    staleTime: ({ state }) => (state.data && isFinished(state.data) ? Number.POSITIVE_INFINITY : 0),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (count, error) => isPassing(error) && count < MAX_RETRIES,
    retryDelay: (count, error) =>
      error instanceof ApiError && error.retryAfterS ? error.retryAfterS * 1000 : 500 * 2 ** count,
  });
  const hasAnswer = query.data !== undefined && !query.isPlaceholderData;
  const isWaiting = !hasAnswer && query.isFetching;
  useFollow(scenario, asked, setPaced, isWaiting ? PATIENCE_MS : PACE_MS);

  return {
    response: query.data,
    isStale: query.isPlaceholderData || writeQuery(scenario) !== key[1],
    isSolving: query.isFetching,
    error: query.error instanceof ApiError ? query.error : null,
    retryReason:
      query.isFetching && query.failureReason instanceof ApiError ? query.failureReason : null,
    cancel: () => void client.cancelQueries({ queryKey: key }, { revert: false }),
    retry: () => void query.refetch(),
  };
}

/** Lets the question follow the scenario, no sooner than `paceMs` after the last change of it. */
function useFollow(
  scenario: Scenario,
  asked: Scenario,
  ask: (scenario: Scenario) => void,
  paceMs: number,
) {
  const askedAt = useRef(0);
  useEffect(() => {
    if (scenario === asked) return;
    const send = () => {
      askedAt.current = performance.now();
      ask(scenario);
    };
    const waitMs = askedAt.current + paceMs - performance.now();
    if (waitMs <= 0) {
      send();
      return;
    }
    const timer = setTimeout(send, waitMs);
    return () => clearTimeout(timer);
  }, [scenario, asked, ask, paceMs]);
}

/** Nothing is left to improve: the answer needs no further request. */
function isFinished({ certificate }: SolveResponse): boolean {
  return certificate.stage === "proven" || certificate.stage === "limit";
}

/** Worth another try without a person's doing. */
function isPassing(error: Error): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.retryAfterS !== null || ["busy", "offline", "unavailable"].includes(error.code);
}
