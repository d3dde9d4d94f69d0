import type { BaselineBreach } from "@/lib/schema/baselines";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { Verification } from "@/lib/siting/verify-plan";

/** The verifier's findings about limits that sites share, by the names that plans use for them. */
export function nameBreaches(
  { sharedLimits }: SitingProblem,
  { violations }: Verification,
): BaselineBreach[] {
  const national = {
    "capital-share": "MW",
    "seismic-share": "MW",
    "latency-share": "MW",
    "site-count": "sites",
    "matched-share": "MW",
    separation: "km",
  } as const;
  const isNational = (id: string): id is keyof typeof national => id in national;
  return violations.flatMap(({ id, amount }): BaselineBreach[] => {
    if (isNational(id)) return [{ id, kind: id, subject: "", amount, unit: national[id] }];
    if (id.startsWith("criterion-cap:")) {
      const subject = id.slice("criterion-cap:".length);
      const unit = subject === "access" ? "km" : "MW";
      return [{ id, kind: "criterion-cap", subject, amount, unit }];
    }
    const limit = sharedLimits.find((one) => one.id === id);
    if (!limit) return [];
    return [{ id, kind: limit.kind, subject: limit.subject, amount, unit: "MW" }];
  });
}
