import { CodedError } from "@/lib/errors";
import type { LimitMove } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { findDigits } from "@/lib/units";

/** Field of the scenario that moves a limit of this kind. */
const fieldByKind: Record<LimitMove["kind"], string> = {
  target: "targetMw",
  bus: "limits.bus",
  province: "limits.province",
  "province-bound": "provinceBounds",
  "capital-interface": "limits.capitalInterfaceMw",
  "capital-share": "capitalShareCap",
  "site-count": "site.maxCount",
  "matched-share": "renewables.minMatchedShare",
  separation: "site.separationKm",
  "seismic-share": "limits.seismicZone1MaxShare",
  "latency-share": "access.latencyBoundShare",
  "criterion-cap": "criterionCaps",
  network: "grid.hours",
};

function nameField({ kind, from, to }: LimitMove): string {
  // Both ends of the number of sites are one limit: what must fall is the least.
  return kind === "site-count" && to < from ? "site.minCount" : fieldByKind[kind];
}

type Unit = LimitMove["unit"];

function writeAmount(value: number, unit: Unit, digits = 1): string {
  const rounded = Number(value.toFixed(digits));
  return unit === "share" ? `${rounded.toFixed(digits)} %` : `${rounded} ${unit}`;
}

/**
 * Two amounts and their difference, which agree as printed: with more decimals where it is small.
 * Shares are told in per cent.
 */
function compareAmounts(from: number, to: number, unit: Unit) {
  const [a, b] = unit === "share" ? [100 * from, 100 * to] : [from, to];
  const digits = findDigits([a, b, Math.abs(b - a)], 1);
  const print = (value: number) => Number(value.toFixed(digits));
  const write = (value: number) => writeAmount(value, unit, digits);
  return { from: write(a), to: write(b), by: write(Math.abs(print(b) - print(a))) };
}

const shortOf = {
  generation: "generation is short",
  reserve: "generation less the reserve margin is short",
  lines: "lines are short",
  "capital-import": "the capital import cap is reached",
} as const;

function writeMove({ limit, from, to, unit, network }: LimitMove): string {
  if (network) {
    const { hour, date, hourOfDay, limitedBy } = network;
    return `leave out ${hour} (${date}, hour ${hourOfDay}), in which ${shortOf[limitedBy]}`;
  }
  const told = compareAmounts(from, to, unit);
  return `${to > from ? "raise" : "lower"} ${limit} from ${told.from} to ${told.to} (by ${told.by})`;
}

/** Hours in which generation alone leaves no room for the target, whatever the lines. */
function writeShortHours({ gridCheck, plan }: SolveResponse): string[] {
  const { targetMw } = plan.totals;
  const short = gridCheck?.hours.filter(({ fitsMw }) => fitsMw < targetMw) ?? [];
  return short.map(({ date, hour, fitsMw }) => {
    const fits = compareAmounts(targetMw, Math.max(0, fitsMw), "MW").to;
    return `at ${date} hour ${hour} only ${fits} of new load can be generated (KPG-193 model; limit: generation)`;
  });
}

/** The refusal of an infeasible scenario: what is missing, which limit, and by how much. */
export function describeInfeasible(response: SolveResponse): CodedError {
  const { plan, relaxations } = response;
  const { placedMw, targetMw } = plan.totals;
  const [smallest] = relaxations;
  const told = compareAmounts(targetMw, placedMw, "MW");
  const parts = [
    `Only ${told.to} of ${told.from} can be placed; ${told.by} are missing`,
    ...writeShortHours(response),
    ...(smallest ? [`smallest change: ${writeMove(smallest)}`] : []),
  ];
  return new CodedError(
    "infeasible",
    parts.join("; "),
    smallest ? nameField(smallest) : "targetMw",
  );
}
