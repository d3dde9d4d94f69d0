import type { LimitUse, PlanSite } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";

/** What holds a site at its load: a limit of the plan, or something about the site itself. */
export type SiteReason =
  | { readonly kind: LimitUse["kind"]; readonly subject: string }
  | { readonly kind: "voltage" | "maximum" | "minimum" | "locked" | "none"; readonly subject: "" };

/** The nearer to the site, the more a limit explains. */
const nearestFirst: readonly LimitUse["kind"][] = [
  "bus",
  "network",
  "province-bound",
  "province",
  "capital-interface",
  "capital-share",
  "criterion-cap",
  "matched-share",
  "latency-share",
  "seismic-share",
  "separation",
  "site-count",
  "target",
];

const SAME_MW = 0.5;

/** The one reason that best explains a site's load, in the order a person would ask. */
export function explainSite(
  site: PlanSite,
  limits: readonly LimitUse[],
  scenario: Scenario,
): SiteReason {
  const isAt = (mw: number) => Math.abs(site.loadMw - mw) < SAME_MW;
  const shared = limits
    .filter((limit) => site.binding.includes(limit.id))
    .sort((a, b) => nearestFirst.indexOf(a.kind) - nearestFirst.indexOf(b.kind))[0];
  if (isAt(scenario.site.maxMw)) return { kind: "maximum", subject: "" };
  if (shared) return { kind: shared.kind, subject: shared.subject };
  if (isAt(site.capMw)) return { kind: "voltage", subject: "" };
  if (scenario.lockedIn.some((lock) => lock.id === site.id)) return { kind: "locked", subject: "" };
  if (isAt(scenario.site.minMw)) return { kind: "minimum", subject: "" };
  return { kind: "none", subject: "" };
}
