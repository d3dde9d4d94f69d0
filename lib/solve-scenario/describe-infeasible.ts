import { CodedError } from "@/lib/errors";
import type { LimitMove } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";

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

/** Decimals that tell apart two amounts that differ by this, one at least and watts at most. */
function countDecimals(difference: number): number {
  if (!(difference > 0)) return 1;
  return Math.min(6, Math.max(1, Math.ceil(-Math.log10(difference)) + 1));
}

function writeAmount(value: number, unit: LimitMove["unit"], decimals = 1): string {
  if (unit === "share") return `${Number((value * 100).toFixed(decimals))} %`;
  return `${Number(value.toFixed(decimals))} ${unit}`;
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
  const size = Math.abs(to - from);
  const decimals = countDecimals(unit === "share" ? size * 100 : size);
  const write = (value: number) => writeAmount(value, unit, decimals);
  const way = to > from ? "raise" : "lower";
  return `${way} ${limit} from ${write(from)} to ${write(to)} (by ${write(size)})`;
}

/** Hours in which generation alone leaves no room for the target, whatever the lines. */
function writeShortHours({ gridCheck, plan }: SolveResponse): string[] {
  const short = gridCheck?.hours.filter(({ fitsMw }) => fitsMw < plan.totals.targetMw) ?? [];
  return short.map(
    ({ date, hour, fitsMw }) =>
      `at ${date} hour ${hour} only ${writeAmount(Math.max(0, fitsMw), "MW")} of new load can be generated (KPG-193 model; limit: generation)`,
  );
}

/** The refusal of an infeasible scenario: what is missing, which limit, and by how much. */
export function describeInfeasible(response: SolveResponse): CodedError {
  const { plan, relaxations } = response;
  const { placedMw, targetMw, unmetMw } = plan.totals;
  const [smallest] = relaxations;
  // As many decimals as the missing part needs: the three figures add up as they are printed.
  const writeMw = (mw: number) => writeAmount(mw, "MW", countDecimals(unmetMw));
  const parts = [
    `Only ${writeMw(placedMw)} of ${writeMw(targetMw)} can be placed; ${writeMw(unmetMw)} are missing`,
    ...writeShortHours(response),
    ...(smallest ? [`smallest change: ${writeMove(smallest)}`] : []),
  ];
  return new CodedError(
    "infeasible",
    parts.join("; "),
    smallest ? nameField(smallest) : "targetMw",
  );
}
