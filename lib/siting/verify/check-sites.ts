import { measureDistanceKm } from "../../geo/measure-distance-km";
import { type Breach, checkAtLeast, checkAtMost, checkSame, sum } from "./breach";
import type { Evidence, SiteEvidence } from "./gather-evidence";

/** Load of one site against its voltage, the scenario's sizes, its lock and whole modules. */
function checkSite({ scenario }: Evidence, { site, station }: SiteEvidence): Breach[] {
  const { id, loadMw } = site;
  const { minMw, maxMw, moduleMw } = scenario.site;
  const lock = scenario.lockedIn.find((entry) => entry.id === id);
  const breaches = [
    checkAtMost(`site-max:${id}`, loadMw, maxMw),
    checkAtLeast(`site-min:${id}`, loadMw, minMw),
    checkAtMost(`locked-out:${id}`, scenario.lockedOut.includes(id) ? 1 : 0, 0, "sites"),
  ];
  // 154 kV carries up to 400 MW; more needs 345 kV.
  if (station.kv < 345) breaches.push(checkAtMost(`voltage:${id}`, loadMw, 400));
  if (lock) {
    breaches.push(checkAtLeast(`lock-min:${id}`, loadMw, lock.minMw ?? 0));
    breaches.push(checkAtMost(`lock-max:${id}`, loadMw, lock.maxMw ?? Infinity));
  }
  if (moduleMw !== null) {
    const whole = Math.round(loadMw / moduleMw) * moduleMw;
    breaches.push(checkSame(`module:${id}`, loadMw, whole));
  }
  return breaches;
}

/** Every two sites of the plan against the least distance between them. */
function checkSeparation({ scenario, plan }: Evidence): Breach[] {
  const { separationKm } = scenario.site;
  if (separationKm <= 0) return [];
  return plan.sites.flatMap((a, position) =>
    plan.sites.slice(position + 1).flatMap((b) => {
      const breach = checkAtLeast("separation", measureDistanceKm(a, b), separationKm, "km");
      return breach.amount > 0 ? [breach] : [];
    }),
  );
}

/** Each site alone, locked-in sites present, number of sites, no site twice, facts as in the data. */
export function checkSites(evidence: Evidence): Breach[] {
  const { scenario, plan, sites, misstated } = evidence;
  const ids = plan.sites.map(({ id }) => id);
  const missing = scenario.lockedIn.filter((lock) => !ids.includes(lock.id));
  return [
    ...sites.flatMap((site) => checkSite(evidence, site)),
    ...checkSeparation(evidence),
    ...misstated.map((id) => checkAtMost(`facts:${id}`, 1, 0, "sites")),
    ...missing.map(({ id }) => checkAtMost(`locked-in:${id}`, 1, 0, "sites")),
    checkAtMost("site-count", ids.length, scenario.site.maxCount, "sites"),
    checkAtLeast("site-count", ids.length, scenario.site.minCount, "sites"),
    checkSame("site-twice", new Set(ids).size, ids.length, "sites"),
  ];
}

/** The sum of the sites is the total shown, and with the unmet part the target. */
export function checkTarget({ scenario, plan }: Evidence): Breach[] {
  const placedMw = sum(plan.sites.map(({ loadMw }) => loadMw));
  return [
    checkSame("target", plan.totals.placedMw + plan.totals.unmetMw, scenario.targetMw),
    checkSame("total-placed", placedMw, plan.totals.placedMw),
  ];
}
