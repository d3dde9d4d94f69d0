"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { isSameScenario } from "@/app/_scenario/scenario-url";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { PlanDifference } from "./compare-plans";
import { type EarlyPlans, makeEarlyPlans } from "./early-plans";
import type { Selection } from "./map-types";
import { useOptions } from "./options-context";
import { type PreviewPoint, previewPoint } from "./preview-point";
import type { ProvinceFact } from "./province-fact";
import { usePinned } from "./use-pinned";
import { usePlanChange } from "./use-plan-change";
import { type SolveState, useSolve } from "./use-solve";

interface AnswerState extends SolveState {
  /** The answer to the scenario, whatever is being looked at in its place. */
  readonly own: SolveResponse | undefined;
  /** Passes each plan on a frame before `response` holds it, while that is what is shown. */
  readonly listenEarly: EarlyPlans["listen"];
  /** The point of the trade-off curve that `response` shows, until a rule changes. */
  readonly preview: PreviewPoint | null;
  showPreview(preview: PreviewPoint | null): void;
  /** What changed since the last settled plan, while it is marked. */
  readonly change: PlanDifference | null;
  /** The plan kept for comparison. */
  readonly pinned: SolveResponse | null;
  setPinned(response: SolveResponse | null): void;
  readonly selection: Selection | null;
  select(selection: Selection | null): void;
  readonly provinces: readonly ProvinceFact[];
}

const AnswerContext = createContext<AnswerState | null>(null);

/** Holds the plan on screen and what a person points at. */
export function AnswerProvider({
  first,
  provinces,
  children,
}: {
  first: SolveResponse | undefined;
  provinces: readonly ProvinceFact[];
  children: ReactNode;
}) {
  const { scenario, isDragging } = useScenario();
  const [early] = useState(makeEarlyPlans);
  const isOwnShown = useRef(true);
  const tellEarly = useCallback(
    (plan: Plan) => {
      if (isOwnShown.current) early.report(plan);
    },
    [early],
  );
  const solve = useSolve(scenario, isDragging, first, tellEarly);
  const [pinned, setPinned] = usePinned();
  const [selection, setSelection] = useState<Selection | null>(null);
  const select = useCallback((next: Selection | null) => setSelection(next), []);
  useEscape(selection !== null, select);
  const change = usePlanChange(solve.response, !isDragging && !solve.isStale);
  const { preview, showPreview } = usePreview();
  const { alternative } = useOptions();
  useEffect(() => {
    isOwnShown.current = !alternative && !preview;
  }, [alternative, preview]);
  const response = useMemo(() => {
    if (alternative) {
      const { plan, certificate, gridCheck } = alternative;
      return { scenario, plan, certificate, relaxations: [], gridCheck };
    }
    return preview ? previewPoint(scenario, solve.response, preview) : solve.response;
  }, [alternative, preview, scenario, solve.response]);
  const { listen: listenEarly } = early;
  const shown = useMemo(
    () => ({ response, own: solve.response, listenEarly, preview, showPreview }),
    [response, solve.response, listenEarly, preview, showPreview],
  );
  const state = useMemo<AnswerState>(
    () => ({ ...solve, ...shown, change, pinned, setPinned, selection, select, provinces }),
    [solve, shown, change, pinned, setPinned, selection, select, provinces],
  );
  return <AnswerContext value={state}>{children}</AnswerContext>;
}

/** Esc lets go of what is selected; menus and dialogs, which stand outside `main`, take it first. */
function useEscape(isSelected: boolean, select: (selection: Selection | null) => void) {
  useEffect(() => {
    if (!isSelected) return;
    const listen = (event: KeyboardEvent) => {
      const isOurs =
        event.target instanceof Element && !event.target.closest("[data-base-ui-portal]");
      if (event.key === "Escape" && !event.defaultPrevented && isOurs) select(null);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [isSelected, select]);
}

/** A preview belongs to the rules under which it was chosen: with them it goes. */
function usePreview() {
  const { scenario } = useScenario();
  const [chosen, setChosen] = useState<{ under: Scenario; preview: PreviewPoint } | null>(null);
  const preview = chosen && isSameScenario(chosen.under, scenario) ? chosen.preview : null;
  const showPreview = useCallback(
    (next: PreviewPoint | null) => setChosen(next && { under: scenario, preview: next }),
    [scenario],
  );
  return { preview, showPreview };
}

/** The plan on screen and its surroundings. */
export function useAnswer(): AnswerState {
  const state = useContext(AnswerContext);
  if (!state) throw new Error("useAnswer needs an AnswerProvider");
  return state;
}
