"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { isSameScenario } from "@/app/_scenario/scenario-url";
import type { Scenario } from "@/lib/schema/scenario";
import { ApiError } from "./api-error";

/** A computation that a person starts, and what it has found so far. */
export interface Run<Result> {
  readonly result: Result | null;
  readonly isRunning: boolean;
  readonly error: ApiError | null;
  start(work: (signal: AbortSignal, report: (result: Result) => void) => Promise<void>): void;
  cancel(): void;
}

interface Kept<Result> {
  readonly under: Scenario;
  readonly result: Result | null;
  readonly isRunning: boolean;
  readonly error: ApiError | null;
}

/** Keeps one run; what it found belongs to the scenario it was started under and goes with it. */
export function useRun<Result>(scenario: Scenario): Run<Result> {
  const [kept, setKept] = useState<Kept<Result> | null>(null);
  const control = useRef<AbortController | null>(null);
  const current = kept && isSameScenario(kept.under, scenario) ? kept : null;
  const isLeft = kept !== null && current === null;
  const cancel = useCallback(() => {
    control.current?.abort();
    setKept((last) => last && { ...last, isRunning: false });
  }, []);
  useEffect(() => {
    if (isLeft) control.current?.abort();
  }, [isLeft]);
  useEffect(() => () => control.current?.abort(), []);
  const start = useCallback<Run<Result>["start"]>(
    (work) => {
      control.current?.abort();
      const own = new AbortController();
      control.current = own;
      const change = (next: Partial<Kept<Result>>) => {
        if (control.current === own && !own.signal.aborted) {
          setKept((last) => last && { ...last, ...next });
        }
      };
      setKept({ under: scenario, result: null, isRunning: true, error: null });
      work(own.signal, (result) => change({ result })).then(
        () => change({ isRunning: false }),
        (thrown: unknown) => {
          const error = thrown instanceof ApiError ? thrown : new ApiError("internal", undefined);
          change({ isRunning: false, error });
        },
      );
    },
    [scenario],
  );
  return {
    result: current?.result ?? null,
    isRunning: current?.isRunning ?? false,
    error: current?.error ?? null,
    start,
    cancel,
  };
}
