"use client";

import { useCallback, useEffect, useState } from "react";
import { type SolveResponse, solveResponseSchema } from "@/lib/schema/solve-response";

const KEY = "bunsan-pinned";

/** The plan kept for comparison; it outlives a reload of the tab. */
export function usePinned() {
  const [pinned, setPinned] = useState<SolveResponse | null>(null);
  useEffect(() => setPinned(parsePinned(sessionStorage.getItem(KEY))), []);
  const keep = useCallback((response: SolveResponse | null) => {
    setPinned(response);
    if (response) sessionStorage.setItem(KEY, JSON.stringify(response));
    else sessionStorage.removeItem(KEY);
  }, []);
  return [pinned, keep] as const;
}

/** A plan of another version of the app, or no plan at all, is none. */
function parsePinned(text: string | null): SolveResponse | null {
  try {
    return solveResponseSchema.safeParse(JSON.parse(text ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
