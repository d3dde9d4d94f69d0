import { measureDistanceKm } from "../../geo/measure-distance-km";
import type { PlanMatch, PlanSite } from "../../schema/plan";
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

const HALF_YEARS = [
  ["spring", "summer"],
  ["autumn", "winter"],
];

/** Hours of the day without sun, with low and with high sun, by block of three hours from midnight. */
const DAY_PARTS = [
  [1, 2, 7, 8],
  [3, 6],
  [4, 5],
];

/** Mean MW of a site's load that its matches meet: over the year, or in each part of the day of each half-year. */
export function recomputeMet({ scenario, plan, data, buses }: Evidence, site: PlanSite): number {
  const own = plan.matches.filter((match) => match.site === site.id);
  if (scenario.renewables.matching === "annual") return sum(own.map(({ meanMw }) => meanMw));
  const loadMw = scenario.renewables.loadFactor * site.loadMw;
  let [metMwh, hours] = [0, 0];
  for (const seasons of HALF_YEARS) {
    for (const part of DAY_PARTS) {
      const rows = (data.renewableProfiles ?? []).filter(
        (row) => seasons.includes(row.season) && part.includes(row.block),
      );
      const [first] = rows;
      if (!first) continue;
      const partHours = sum(rows.filter(({ bus }) => bus === first.bus).map((row) => row.hours));
      const givenMw = own.map(({ bus, meanMw }) => {
        const place = buses.get(bus);
        if (!place) return 0;
        const yearMw = place.solarMw * place.solarCf + place.windMw * place.windCf;
        const mwh = rows
          .filter((row) => row.bus === bus)
          .map((row) => row.hours * (place.solarMw * row.solarCf + place.windMw * row.windCf));
        return (meanMw / yearMw) * (sum(mwh) / partHours);
      });
      metMwh += partHours * Math.min(loadMw, sum(givenMw));
      hours += partHours;
    }
  }
  return metMwh / hours;
}

/** Matches against the sites' mean loads, the places' mean output, the radius and the least share. */
export function checkMatches(evidence: Evidence): Breach[] {
  const { scenario, plan, sites, buses } = evidence;
  const { radiusKm, loadFactor, minMatchedShare } = scenario.renewables;
  const matchedMw = (belongs: (match: PlanMatch) => boolean) =>
    sum(plan.matches.filter(belongs).map(({ meanMw }) => meanMw));
  const breaches = sites.flatMap(({ site }) => {
    const ownMw = matchedMw((match) => match.site === site.id);
    const hourly = scenario.renewables.matching === "hourly";
    const metMw = recomputeMet(evidence, site);
    return [
      checkAtMost(`matched:${site.id}`, hourly ? metMw : ownMw, loadFactor * site.loadMw),
      checkSame(`matched-stated:${site.id}`, metMw, site.matchedMw),
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
      sum(sites.map(({ site }) => recomputeMet(evidence, site))),
      leastMw,
    ),
  );
  return breaches;
}
