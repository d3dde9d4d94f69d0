"use client";

import { useEffect, useRef, useState } from "react";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { comparePlans, type PlanDifference } from "./compare-plans";
import { writeQuery } from "./scenario-url";

/** How long a change stays marked, ms. */
const GLOW_MS = 6000;

/**
 * The difference between the plan on screen and the last settled plan of another scenario,
 * for as long as it should be marked. Null while a slider moves or when nothing is new.
 */
export function usePlanChange(
  response: SolveResponse | undefined,
  isSettled: boolean,
): PlanDifference | null {
  const last = useRef<SolveResponse | null>(null);
  const [change, setChange] = useState<PlanDifference | null>(null);
  useEffect(() => {
    if (!response || !isSettled) return;
    const before = last.current;
    last.current = response;
    if (!before || writeQuery(before.scenario) === writeQuery(response.scenario)) return;
    setChange(comparePlans(before.plan, response.plan));
  }, [response, isSettled]);
  useEffect(() => {
    if (!change) return;
    const timer = setTimeout(() => setChange(null), GLOW_MS);
    return () => clearTimeout(timer);
  }, [change]);
  return change;
}
