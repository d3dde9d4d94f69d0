import type { DeliverabilityCut } from "@/lib/grid/deliverability-cut";
import type { LimitUse, NetworkLimit, Plan } from "@/lib/schema/plan";
import { nameCut } from "./network-guard";
import type { NetworkCut, PlanNetwork } from "./plan-network";

/** A limit counts as binding when no more than this is left of it, MW. */
const BINDING_MW = 0.1;
/** Lines named of one limit. */
const MOST_LINES = 4;

/** What the network limits of a plan are: those that bind, and the adequacy of each hour. */
export function listNetworkLimits(
  network: PlanNetwork,
  cuts: readonly NetworkCut[],
  plan: Plan,
): LimitUse[] {
  const placed = plan.sites.map(({ bus, loadMw: mw }) => ({ bus, mw }));
  const newLoadMw = network.sumByBus(placed);
  const seen = new Set<string>();
  return cuts.flatMap((known, position): LimitUse[] => {
    const { cut, limitedBy } = known;
    const used = cut.weight.reduce((sum, weight, bus) => sum + weight * (newLoadMw[bus] ?? 0), 0);
    const binding = used >= cut.upperMw - BINDING_MW;
    const detail = describeLimit(network, known);
    const isAdequacy = limitedBy === "generation" || limitedBy === "reserve";
    if (!binding && !isAdequacy) return [];
    // Cuts of neighbouring plans can say the same of the same lines.
    const key = JSON.stringify([detail.hour, limitedBy, detail.lines[0]?.branch]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        id: nameCut(cuts, position),
        kind: "network",
        subject: cut.hour,
        limit: cut.upperMw,
        used,
        unit: "MW",
        binding,
        source: "kpg193-flow",
        network: detail,
      },
    ];
  });
}

/** Ids of the binding limits that lean on a bus: load there uses them up. */
export function listBindingAtBus(
  network: PlanNetwork,
  cuts: readonly NetworkCut[],
  limits: readonly LimitUse[],
  bus: number | null,
): string[] {
  const position = network.findBus(bus);
  if (position === null) return [];
  return limits.flatMap(({ id, binding }) => {
    const cut = cuts.find((_, at) => nameCut(cuts, at) === id)?.cut;
    return binding && leansOn(cut, position) ? [id] : [];
  });
}

/** A weight of less than a hundredth says nothing about a site. */
function leansOn(cut: DeliverabilityCut | undefined, bus: number): boolean {
  return (cut?.weight[bus] ?? 0) > 0.01;
}

/** The hour and the lines behind a limit, by the numbers and names of the grid data. */
export function describeLimit(
  { store, hours }: PlanNetwork,
  { cut, limitedBy }: NetworkCut,
): NetworkLimit {
  const { branches, buses } = store.grid;
  const hour = hours.find(({ id }) => id === cut.hour);
  const names = new Map(buses.map(({ bus, name }) => [bus, name]));
  const shown = limitedBy === "lines" ? cut.lines.slice(0, MOST_LINES) : [];
  const lines = shown.flatMap(({ branch, outage, mwPerRatingMw }) => {
    const line = branches[branch];
    const from = line && names.get(line.fromBus);
    const to = line && names.get(line.toBus);
    if (!line || !from || !to) return [];
    const { fromBus, toBus, kv } = line;
    const lost = outage === null ? null : (branches[outage]?.branch ?? null);
    return [{ branch: line.branch, fromBus, toBus, from, to, kv, outage: lost, mwPerRatingMw }];
  });
  return {
    hour: cut.hour,
    date: hour?.date ?? "",
    hourOfDay: hour?.hour ?? 0,
    limitedBy,
    lines,
  };
}
