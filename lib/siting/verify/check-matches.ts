import { measureDistanceKm } from "../../geo/measure-distance-km";
import type { PlanMatch } from "../../schema/plan";
import { type Breach, checkAtLeast, checkAtMost, checkSame, sum } from "./breach";
import type { Evidence } from "./gather-evidence";

/** Distance that a match covers, km: from the site's bus, or from the site where it has none. */
export function measureMatchKm({ sites, buses }: Evidence, match: PlanMatch): number {
  const evidence = sites.find(({ site }) => site.id === match.site);
  const place = buses.get(match.bus);
  if (!evidence || !place) return Infinity;
  const { station, site } = evidence;
  const from = station.bus === null ? site : buses.get(station.bus);
  return from ? measureDistanceKm(from, place) : Infinity;
}

/** Matches against the sites' mean loads, the places' mean output, the radius and the least share. */
export function checkMatches(evidence: Evidence): Breach[] {
  const { scenario, plan, sites, buses } = evidence;
  const { radiusKm, loadFactor, minMatchedShare } = scenario.renewables;
  const matchedMw = (belongs: (match: PlanMatch) => boolean) =>
    sum(plan.matches.filter(belongs).map(({ meanMw }) => meanMw));
  const breaches = sites.flatMap(({ site }) => {
    const ownMw = matchedMw((match) => match.site === site.id);
    return [
      checkAtMost(`matched:${site.id}`, ownMw, loadFactor * site.loadMw),
      checkSame(`matched-stated:${site.id}`, ownMw, site.matchedMw),
    ];
  });
  for (const bus of new Set(plan.matches.map((match) => match.bus))) {
    const place = buses.get(bus);
    const meanMw = place ? place.solarMw * place.solarCf + place.windMw * place.windCf : 0;
    breaches.push(
      checkAtMost(
        `renewables:${bus}`,
        matchedMw((match) => match.bus === bus),
        meanMw,
      ),
    );
  }
  for (const match of plan.matches) {
    const km = measureMatchKm(evidence, match);
    const id = `${match.site}-${match.bus}`;
    breaches.push(checkAtMost(`radius:${id}`, km, radiusKm, "km"));
    breaches.push(checkSame(`distance:${id}`, km, match.distanceKm, "km"));
    breaches.push(checkAtLeast(`match-sign:${id}`, match.meanMw, 0));
  }
  const loadMw = loadFactor * sum(sites.map(({ site }) => site.loadMw));
  const leastMw = minMatchedShare * loadMw;
  breaches.push(
    checkAtLeast(
      "matched-share",
      matchedMw(() => true),
      leastMw,
    ),
  );
  return breaches;
}
