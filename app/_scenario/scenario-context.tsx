"use client";

import { parseAsString, useQueryStates } from "nuqs";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Scenario } from "@/lib/schema/scenario";
import {
  emptyHistory,
  type History,
  parseHistory,
  recordStep,
  stepBack,
  stepForward,
} from "./history";
import { readAddress } from "./read-address";
import {
  decodeScenario,
  encodeScenario,
  isSameScenario,
  scenarioKeys,
  writeQuery,
} from "./scenario-url";
import type { StageSettings } from "./stage-settings";
import { decodeStages, encodeStages, stageKeys, writeStageQuery } from "./stage-url";
import { type LeftOutNotice, useLeftOut } from "./use-left-out";

interface ScenarioState {
  /** What is on screen: the value under the thumb while a slider moves, else the address. */
  readonly scenario: Scenario;
  /** What the address says. */
  readonly committed: Scenario;
  readonly isDragging: boolean;
  /** What the address or the last file was read without. */
  readonly leftOut: LeftOutNotice;
  /** Shows a scenario without recording a step. */
  preview(next: Scenario): void;
  /** Takes a scenario as the new one: one step that undo takes back. */
  commit(next: Scenario): void;
  /** What is assumed of later years; it stands in the address beside the scenario. */
  readonly stages: StageSettings;
  /** Takes assumptions as the new ones: one step that undo takes back. */
  commitStages(next: StageSettings): void;
  /** The whole address as a query without "?". */
  readonly address: string;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const ScenarioContext = createContext<ScenarioState | null>(null);

const parsers = Object.fromEntries(
  [...scenarioKeys, ...stageKeys].map((key) => [key, parseAsString]),
);
const HISTORY_KEY = "bunsan-history";

/** Holds the scenario: the address is its only memory, beside the steps for undo. */
export function ScenarioProvider({ children }: { children: ReactNode }) {
  const [texts, setTexts] = useQueryStates(parsers, { history: "replace", shallow: true });
  const [draft, setDraft] = useState<Scenario | null>(null);
  const [history, setHistory] = useKeptHistory();

  const committed = useMemo(() => decodeScenario(texts).scenario, [texts]);
  const stages = useMemo(() => decodeStages(texts).settings, [texts]);
  const leftOut = useLeftOut();

  const state = useMemo<ScenarioState>(() => {
    const query = [writeQuery(committed), writeStageQuery(stages)].filter(Boolean).join("&");
    const go = (step: ReturnType<typeof stepBack>) => {
      if (!step) return;
      setDraft(null);
      setHistory(step.history);
      const target = readAddress(new URLSearchParams(step.query));
      void setTexts({ ...encodeScenario(target.scenario), ...encodeStages(target.stages) });
    };
    return {
      scenario: draft ?? committed,
      committed,
      isDragging: draft !== null,
      leftOut,
      stages,
      address: query,
      preview: setDraft,
      commit: (next) => {
        setDraft(null);
        if (isSameScenario(next, committed)) return;
        setHistory(recordStep(history, query));
        void setTexts(encodeScenario(next));
      },
      commitStages: (next) => {
        if (writeStageQuery(next) === writeStageQuery(stages)) return;
        setHistory(recordStep(history, query));
        void setTexts(encodeStages(next));
      },
      undo: () => go(stepBack(history, query)),
      redo: () => go(stepForward(history, query)),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
    };
  }, [committed, draft, history, leftOut, setHistory, setTexts, stages]);

  useUndoKeys(state);
  return <ScenarioContext value={state}>{children}</ScenarioContext>;
}

/** The scenario and what can be done with it. */
export function useScenario(): ScenarioState {
  const state = useContext(ScenarioContext);
  if (!state) throw new Error("useScenario needs a ScenarioProvider");
  return state;
}

/** The steps outlive a reload of the tab, not the tab. */
function useKeptHistory() {
  const [history, setHistory] = useState<History>(emptyHistory);
  useEffect(() => setHistory(parseHistory(sessionStorage.getItem(HISTORY_KEY))), []);
  const keep = useRef((next: History) => {
    setHistory(next);
    sessionStorage.setItem(HISTORY_KEY, JSON.stringify(next));
  });
  return [history, keep.current] as const;
}

/** Ctrl or ⌘ + Z, with Shift to redo; a text field keeps its own undo. */
function useUndoKeys({ undo, redo }: Pick<ScenarioState, "undo" | "redo">) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [undo, redo]);
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement && target.type !== "range" && target.type !== "checkbox"
  );
}
