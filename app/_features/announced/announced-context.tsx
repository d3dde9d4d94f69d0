"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import { ApiError, fetchChecked } from "@/app/_client/api-error";
import { readOrFail } from "@/app/_client/event-stream";
import { useScenario } from "@/app/_scenario/scenario-context";
import { writeQuery } from "@/app/_scenario/scenario-url";
import {
  type AnnouncedRequest,
  type AnnouncedResponse,
  announcedResponseSchema,
} from "@/lib/schema/announced";
import { nameProjectSites } from "./project-locks";

/** Asks about a set of projects. Rejects with `ApiError` or the abort. */
export async function askAnnounced(
  request: AnnouncedRequest,
  signal?: AbortSignal,
): Promise<AnnouncedResponse> {
  const response = await fetchChecked("/api/announced", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(request),
    ...(signal ? { signal } : {}),
  });
  return readOrFail(announcedResponseSchema.safeParse(await response.json()));
}

interface Asked {
  readonly data: AnnouncedResponse | undefined;
  readonly isRunning: boolean;
  readonly error: ApiError | null;
  start(): void;
}

interface AnnouncedState {
  /** Whether the set fits; the last answer stays until the next is there. */
  readonly fit: Asked & { readonly isStale: boolean };
  /** The same MW placed otherwise, once a person has asked for it. */
  readonly comparison: Asked & { cancel(): void };
  /** The projects of the set, ahead of the answer about them; null = the default ones. */
  readonly ids: readonly string[] | null;
  choose(ids: readonly string[] | null): void;
  /** Whether the set is looked at, so that it is asked for and the map shows it. */
  readonly isShown: boolean;
  show(isShown: boolean): void;
  /** Holds what fits of the set in the scenario: one step that undo takes back. */
  lock(): void;
}

const AnnouncedContext = createContext<AnnouncedState | null>(null);

const asked = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
} as const;

const asApiError = (error: Error | null) =>
  error && (error instanceof ApiError ? error : new ApiError("internal", undefined));

/** Holds which announced projects are looked at, and what is known of them under the scenario. */
export function AnnouncedProvider({ children }: { children: ReactNode }) {
  const { committed, commit } = useScenario();
  const locale = useLocale();
  const client = useQueryClient();
  const [ids, choose] = useState<readonly string[] | null>(null);
  const [isShown, show] = useState(false);
  const key = ["announced", writeQuery(committed), ids?.join(" ") ?? "default"];
  const [wanted, setWanted] = useState<string | null>(null);
  const name = key.join("\n");
  const request = { scenario: committed, projects: ids && [...ids] };
  const fit = useQuery<AnnouncedResponse, Error>({
    ...asked,
    queryKey: [...key, "fit"],
    queryFn: ({ signal }) => askAnnounced({ ...request, compare: false }, signal),
    placeholderData: keepPreviousData,
    enabled: isShown,
  });
  const comparison = useQuery<AnnouncedResponse, Error>({
    ...asked,
    queryKey: [...key, "comparison"],
    queryFn: ({ signal }) => askAnnounced({ ...request, compare: true }, signal),
    enabled: isShown && wanted === name,
  });
  const state: AnnouncedState = {
    fit: {
      data: fit.data,
      isRunning: fit.isFetching,
      isStale: fit.isPlaceholderData,
      error: asApiError(fit.error),
      start: () => void fit.refetch(),
    },
    comparison: {
      data: comparison.data,
      isRunning: comparison.isFetching,
      error: asApiError(comparison.error),
      start: () => (wanted === name ? void comparison.refetch() : setWanted(name)),
      cancel: () => {
        setWanted(null);
        void client.cancelQueries({ queryKey: [...key, "comparison"] });
      },
    },
    ids,
    choose,
    isShown,
    show,
    lock: () => {
      if (fit.data) commit(nameProjectSites(fit.data, locale));
    },
  };
  return <AnnouncedContext value={state}>{children}</AnnouncedContext>;
}

/** The announced projects that are looked at. */
export function useAnnounced(): AnnouncedState {
  const state = useContext(AnnouncedContext);
  if (!state) throw new Error("useAnnounced needs an AnnouncedProvider");
  return state;
}
