import type { LimitMove } from "@/lib/schema/plan";
import type { MoveTrial } from "./move-trial";

/**
 * The largest whole number of kilometres between sites at which a scenario has a plan, by bisection:
 * a larger distance forbids all that a smaller one does. A plan has been found at what is returned;
 * that no kilometre more would do is proven unless time ran out. Null where the distance between
 * sites is not what stands in the way.
 */
export async function findSeparation(trial: MoveTrial, limitMs: number): Promise<LimitMove | null> {
  const { scenario, signal } = trial.question;
  const from = scenario.site.separationKm;
  const deadline = performance.now() + limitMs;
  const move = (to: number): LimitMove => {
    return { limit: "separation", kind: "separation", subject: "", from, to, unit: "km" };
  };
  if (from <= 0 || !(await trial.suffices([move(0)]))) return null;
  let most = 0;
  let beyond = Math.ceil(from);
  while (beyond - most > 1 && performance.now() < deadline && !signal?.aborted) {
    const tried = Math.floor((most + beyond) / 2);
    if (await trial.suffices([move(tried)])) most = tried;
    else beyond = tried;
  }
  return move(most);
}
