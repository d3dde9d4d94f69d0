import { CodedError } from "@/lib/errors";
import type { Relaxation } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** Field of the scenario that moves a limit of this kind. */
const fieldByKind: Record<Relaxation["kind"], string> = {
  target: "targetMw",
  bus: "limits.bus",
  province: "limits.province",
  "province-bound": "provinceBounds",
  "capital-interface": "limits.capitalInterfaceMw",
  "capital-share": "capitalShareCap",
  "site-count": "site.maxCount",
  "matched-share": "renewables.minMatchedShare",
  network: "grid.hours",
};

function writeAmount(value: number, unit: Relaxation["unit"]): string {
  if (unit === "share") return `${(value * 100).toFixed(1)} %`;
  return `${Math.round(value * 10) / 10} ${unit}`;
}

function writeRelaxation({ limit, from, to, unit }: Relaxation): string {
  const by = writeAmount(Math.abs(to - from), unit);
  const way = to > from ? "raise" : "lower";
  return `${way} ${limit} from ${writeAmount(from, unit)} to ${writeAmount(to, unit)} (by ${by})`;
}

/** The refusal of an infeasible scenario: what is missing, which limit, and by how much. */
export function describeInfeasible({ plan, relaxations }: SolveResponse): CodedError {
  const { placedMw, targetMw, unmetMw } = plan.totals;
  const [smallest] = relaxations;
  const parts = [
    `Only ${writeAmount(placedMw, "MW")} of ${writeAmount(targetMw, "MW")} can be placed; ${writeAmount(unmetMw, "MW")} are missing`,
    ...(smallest ? [`smallest change: ${writeRelaxation(smallest)}`] : []),
  ];
  return new CodedError(
    "infeasible",
    parts.join("; "),
    smallest ? fieldByKind[smallest.kind] : "targetMw",
  );
}
