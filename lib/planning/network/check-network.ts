import { verifyHour } from "@/lib/grid/verify-hour";
import type { StressHour } from "@/lib/schema/grid-data";
import type { GridCheck, GridHourCheck, PlanSite } from "@/lib/schema/plan";
import type { PlanNetwork } from "./plan-network";

const percent = (share: number) => Math.round(share * 1e5) / 1e3;

/**
 * Puts a plan's sites on the network anew and re-simulates every hour, and every outage where the
 * rules ask for it. Nothing of the siting program is read: neither rows nor cuts nor columns.
 */
export async function checkNetwork(
  network: PlanNetwork,
  plan: { readonly sites: ReadonlyArray<Pick<PlanSite, "bus" | "loadMw">> },
): Promise<GridCheck | null> {
  const { asked, rules } = network;
  if (asked.model === "headroom") return null;
  const placed = plan.sites.map(({ bus, loadMw: mw }) => ({ bus, mw }));
  const newLoadMw = network.sumByBus(placed);
  const hours: GridHourCheck[] = [];
  for (const hour of network.hours) hours.push(await checkHour(network, hour, newLoadMw));
  const onNetworkMw = newLoadMw.reduce((sum, mw) => sum + mw, 0);
  const placedMw = placed.reduce((sum, { mw }) => sum + mw, 0);
  return {
    model: asked.model,
    ratingFactor: rules.n1RatingFactor,
    hours,
    outsideMw: Math.max(0, Math.round((placedMw - onNetworkMw) * 1000) / 1000),
    verified: hours.every(({ deliverable }) => deliverable),
  };
}

async function checkHour(
  network: PlanNetwork,
  hour: StressHour,
  newLoadMw: Float64Array,
): Promise<GridHourCheck> {
  const { store, rules, importCap, asked } = network;
  const open = await network.borrowHour(hour);
  const tested = await open.test(newLoadMw);
  const operation = await open.operate(newLoadMw, tested);
  const { shortfallMw } = tested;
  const { n1RatingFactor } = rules;
  const loadMw = newLoadMw.reduce((sum, mw) => sum + mw, 0);
  const needMw = open.demandMw + loadMw;
  const hasReserve = open.availableMw >= needMw * (1 + asked.reserveMarginPct / 100) - 0.1;
  const found = operation && {
    ...verifyHour({
      network: store.network,
      circuitCount: store.network.circuitCount,
      hourCase: open.hourCase,
      operation,
      newLoadMw,
      n1RatingFactor,
      importCap,
      ...(n1RatingFactor === null ? {} : { outages: await store.prepareOutages() }),
    }),
  };
  const nameBranch = (position: number) => store.grid.branches[position]?.branch ?? -1;
  const worst = found?.worst ?? null;
  return {
    id: hour.id,
    name: hour.name,
    date: hour.date,
    hour: hour.hour,
    deliverable: shortfallMw === 0 && hasReserve && (found?.sound ?? false),
    missingMw: Number.isFinite(shortfallMw) ? Math.round(shortfallMw * 1000) / 1000 : null,
    fitsMw: Math.floor(network.measureRoomMw(open) * 10) / 10,
    reservePct: percent(open.availableMw / needMw - 1),
    maxLoadingPct: found ? percent(found.maxLoading) : null,
    worstLoadingPct: found && found.worstLoading !== null ? percent(found.worstLoading) : null,
    worstOutage: worst && { branch: nameBranch(worst.branch), outage: nameBranch(worst.outage) },
    capitalImportMw: found?.importMw ?? null,
  };
}
