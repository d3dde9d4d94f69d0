import type { SolveOptions, SolveResult } from "@/lib/solver/solver";

/** What a solve under way has told last. */
export interface Progress {
  /** A better point than before; null where only the bound has risen. */
  readonly x: Float64Array | null;
  /** Proven so far for the program that is being solved. */
  readonly bound: number;
}

type Listeners = Required<Pick<SolveOptions, "onIncumbent" | "onBound">>;

/**
 * Yields each better point and each better bound as the engine finds them, and returns the result of
 * the whole solve. What comes faster than it is taken is skipped but for the last of both.
 */
export async function* watchProgress(
  solve: (listeners: Listeners) => Promise<SolveResult>,
): AsyncGenerator<Progress, SolveResult> {
  let latest: Progress | null = null;
  let wake: () => void = () => undefined;
  const take = (x: Float64Array | null, bound: number) => {
    latest = {
      x: x ?? latest?.x ?? null,
      bound: Math.max(bound, latest?.bound ?? Number.NEGATIVE_INFINITY),
    };
    wake();
  };
  const result = solve({
    onIncumbent: (x, _, bound) => take(x, bound),
    onBound: (bound) => take(null, bound),
  });
  const ended = result.then(
    () => true,
    () => true,
  );
  try {
    for (;;) {
      const found = new Promise<false>((resolve) => {
        wake = () => resolve(false);
        if (latest) wake();
      });
      if (await Promise.race([ended, found])) return await result;
      const progress: Progress | null = latest;
      latest = null;
      if (progress) yield progress;
    }
  } finally {
    // Whoever stops listening must not go on to use a model that is still being solved.
    await ended;
  }
}
