"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { readOrFail, streamEvents } from "@/app/_client/event-stream";
import { type Run, useRun } from "@/app/_client/use-run";
import { useScenario } from "@/app/_scenario/scenario-context";
import {
  type Alternative,
  type AlternativesEnd,
  type AlternativesMeasure,
  alternativeSchema,
  alternativesEndSchema,
  type SiteRole,
} from "@/lib/schema/alternatives";
import { type RobustnessResponse, robustnessResponseSchema } from "@/lib/schema/robustness";
import type { Scenario } from "@/lib/schema/scenario";

/** The plans near the best, as far as they are found. */
export interface AlternativeSet {
  readonly alternatives: readonly Alternative[];
  readonly end: AlternativesEnd | null;
}

interface OptionsState {
  readonly set: Run<AlternativeSet>;
  findAlternatives(tolerance: number, measure: AlternativesMeasure): void;
  /** The plan that is looked at in place of the best one. */
  readonly alternative: Alternative | null;
  showAlternative(index: number | null): void;
  /** What the set says of a site; null while it is not known. */
  roleOf(id: string): SiteRole | null;
  readonly robustness: Run<RobustnessResponse>;
  sampleRobustness(samples: number): void;
  /** The panel that tells what the rings of the map mean is open. */
  readonly showsAcceptance: boolean;
  showAcceptance(shown: boolean): void;
}

const OptionsContext = createContext<OptionsState | null>(null);

async function searchAlternatives(
  question: { scenario: Scenario; tolerance: number; measure: AlternativesMeasure },
  signal: AbortSignal,
  report: (set: AlternativeSet) => void,
): Promise<void> {
  let set: AlternativeSet = { alternatives: [], end: null };
  await streamEvents("/api/alternatives", question, signal, (event, data) => {
    if (event === "alternative") {
      const next = readOrFail(alternativeSchema.safeParse(data));
      set = { ...set, alternatives: [...set.alternatives, next] };
    } else if (event === "done") {
      set = { ...set, end: readOrFail(alternativesEndSchema.safeParse(data)) };
    }
    report(set);
  });
}

/** Holds what else could be chosen: other plans, and how well sites hold up. */
export function OptionsProvider({ children }: { children: ReactNode }) {
  const { scenario, committed } = useScenario();
  const set = useRun<AlternativeSet>(scenario);
  const robustness = useRun<RobustnessResponse>(scenario);
  const [index, setIndex] = useState<number | null>(null);
  const [showsAcceptance, showAcceptance] = useState(false);
  const { result } = set;
  const alternative = index === null ? null : (result?.alternatives[index] ?? null);
  const roles = useMemo(
    () => new Map(result?.end?.roles.map((role) => [role.id, role])),
    [result?.end],
  );
  const roleOf = useCallback((id: string) => roles.get(id) ?? null, [roles]);
  const state: OptionsState = {
    set,
    alternative,
    showAlternative: setIndex,
    roleOf,
    robustness,
    showsAcceptance,
    showAcceptance,
    findAlternatives: (tolerance, measure) => {
      setIndex(null);
      set.start((signal, report) =>
        searchAlternatives({ scenario: committed, tolerance, measure }, signal, report),
      );
    },
    sampleRobustness: (samples) =>
      robustness.start((signal, report) =>
        streamEvents("/api/robustness", { scenario: committed, samples }, signal, (event, data) => {
          if (event === "progress") report(readOrFail(robustnessResponseSchema.safeParse(data)));
        }),
      ),
  };
  return <OptionsContext value={state}>{children}</OptionsContext>;
}

/** What else could be chosen. */
export function useOptions(): OptionsState {
  const state = useContext(OptionsContext);
  if (!state) throw new Error("useOptions needs an OptionsProvider");
  return state;
}
