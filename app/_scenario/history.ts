/** Steps back and forth between scenarios, each kept as its query string. */
export interface History {
  readonly past: readonly string[];
  readonly future: readonly string[];
}

/** More steps than a person retraces. */
const MAX_STEPS = 200;

export const emptyHistory: History = { past: [], future: [] };

/** Remembers where one was before a change; a change ends what could be redone. */
export function recordStep(history: History, before: string): History {
  return { past: [...history.past, before].slice(-MAX_STEPS), future: [] };
}

/** One step back from `current`; undefined when there is none. */
export function stepBack(
  history: History,
  current: string,
): { history: History; query: string } | undefined {
  const query = history.past.at(-1);
  if (query === undefined) return undefined;
  return {
    query,
    history: { past: history.past.slice(0, -1), future: [current, ...history.future] },
  };
}

/** One step forward again from `current`; undefined when there is none. */
export function stepForward(
  history: History,
  current: string,
): { history: History; query: string } | undefined {
  const [query, ...future] = history.future;
  if (query === undefined) return undefined;
  return { query, history: { past: [...history.past, current], future } };
}

/** Reads a history kept over a reload; anything unexpected is an empty one. */
export function parseHistory(text: string | null): History {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value !== "object" || value === null) return emptyHistory;
    const past = "past" in value ? value.past : undefined;
    const future = "future" in value ? value.future : undefined;
    return isTexts(past) && isTexts(future) ? { past, future } : emptyHistory;
  } catch {
    return emptyHistory;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}
