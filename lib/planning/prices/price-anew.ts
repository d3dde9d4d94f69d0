import type { LimitUse } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { LimitPrice } from "@/lib/schema/why";
import { frameProblem } from "@/lib/siting/frame-problem";
import { askVariant } from "../ask/ask-variant";
import { listEquivalents, type PlanQuestion } from "../ask/plan-question";

/** The scenario with one site more, or one kilometre less between sites; null for other limits. */
function moveStep(scenario: Scenario, { kind, used, binding }: LimitUse): Scenario | null {
  const { site } = scenario;
  if (kind === "site-count" && used >= site.maxCount) {
    return { ...scenario, site: { ...site, maxCount: site.maxCount + 1 } };
  }
  if (kind === "separation" && binding && site.separationKm >= 1) {
    return { ...scenario, site: { ...site, separationKm: site.separationKm - 1 } };
  }
  return null;
}

/**
 * What one step of a whole-number rule is worth: one more site, or one kilometre less between sites.
 * Such a rule has no dual, so that the scenario is solved again with it moved, all sites chosen anew:
 *
 *   gain = z(plan) − z′(plan′),   z* − z′* lies in [bound − z′(plan′), z(plan) − bound′].
 *
 * Null where the limit is no such rule, does not bind, or gains nothing that was found.
 */
export async function priceAnew(question: PlanQuestion, use: LimitUse): Promise<LimitPrice | null> {
  const { scenario, data, answer } = question;
  const moved = moveStep(scenario, use);
  const { objective, bound } = answer.certificate;
  if (!moved || objective === null || bound === null) return null;
  const other = await askVariant(question, moved, frameProblem(moved, data));
  if (other === null || typeof other === "string") return null;
  const { certificate } = other;
  if (!certificate.verified || certificate.objective === null || certificate.bound === null) {
    return null;
  }
  const gain = objective - certificate.objective;
  if (!(gain > 0)) return null;
  const { id, kind, subject, limit, unit } = use;
  // More freedom never makes the best worse.
  const atLeast = Math.max(0, bound - certificate.objective);
  const anew = { atLeast, atMost: objective - certificate.bound };
  const equivalents = listEquivalents(gain, answer.plan.criteria);
  return { id, kind, subject, limit, unit, step: 1, gain, dual: null, anew, equivalents };
}
