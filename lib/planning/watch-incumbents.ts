import type { SolveOptions, SolveResult } from "@/lib/solver/solver";

/**
 * Yields each better point as the engine finds it, and returns the result of the whole solve.
 * Points that come faster than they are taken are skipped but for the last.
 */
export async function* watchIncumbents(
  solve: (onIncumbent: NonNullable<SolveOptions["onIncumbent"]>) => Promise<SolveResult>,
): AsyncGenerator<Float64Array, SolveResult> {
  let latest: Float64Array | null = null;
  let wake: () => void = () => undefined;
  const result = solve((x) => {
    latest = x;
    wake();
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
      const point: Float64Array | null = latest;
      latest = null;
      if (point) yield point;
    }
  } finally {
    // Whoever stops listening must not go on to use a model that is still being solved.
    await ended;
  }
}
