"use client";

import { useEffect, useRef, useState } from "react";
import { writeQuery } from "@/app/_scenario/scenario-url";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { comparePlans, type PlanDifference } from "./compare-plans";

/** How long a change stays marked, ms. */
const GLOW_MS = 6000;

/**
 * The difference between the plan on screen and the last plan of another scenario, for as long as
 * it should be marked. Null while a slider moves (`isShown` false) or when nothing is new.
 */
export function usePlanChange(
  response: SolveResponse | undefined,
  isShown: boolean,
): PlanDifference | null {
  const last = useRef<SolveResponse | null>(null);
  const base = useRef<SolveResponse | null>(null);
  const [change, setChange] = useState<PlanDifference | null>(null);
  useEffect(() => {
    if (!response || !isShown) return;
    const before = last.current;
    last.current = response;
    if (!before || before === response) return;
    const isSameQuestion = writeQuery(before.scenario) === writeQuery(response.scenario);
    if (!isSameQuestion) base.current = before;
    const from = base.current;
    if (!from) return;
    const difference = comparePlans(from.plan, response.plan);
    // A better plan for the same question corrects the mark; it does not bring it back.
    setChange((now) => (isSameQuestion && !now ? null : difference));
  }, [response, isShown]);
  useEffect(() => {
    if (!change) return;
    const timer = setTimeout(() => setChange(null), GLOW_MS);
    return () => clearTimeout(timer);
  }, [change]);
  return change;
}
