import { type Breach, checkAtLeast, checkAtMost, sum } from "./breach";
import type { Evidence, SiteEvidence } from "./gather-evidence";

function sumLoads(sites: readonly SiteEvidence[], belongs: (site: SiteEvidence) => boolean) {
  return sum(sites.filter(belongs).map(({ site }) => site.loadMw));
}

/** Published headroom of a province under the scenario's rule, MW; Infinity where unknown. */
export function readProvinceHeadroom(
  { scenario, data }: Pick<Evidence, "scenario" | "data">,
  code: string,
): number {
  const province = data.provinces.find((entry) => entry.code === code);
  const review = province?.reviewAbleMw ?? Infinity;
  const outlook = province?.outlook2027Mw ?? Infinity;
  switch (scenario.limits.province) {
    case "review":
      return review;
    case "outlook":
      return outlook;
    case "smallest":
      return Math.min(review, outlook);
    case "none":
      return Infinity;
  }
}

/** Modelled headroom of a bus under the scenario's rule, MW; Infinity where there is no limit. */
export function readBusHeadroom({ scenario, buses }: Evidence, bus: number): number {
  switch (scenario.limits.bus) {
    case "n1":
      return buses.get(bus)?.headroomN1Mw ?? Infinity;
    case "n0":
      return buses.get(bus)?.headroomN0Mw ?? Infinity;
    case "none":
      return Infinity;
  }
}

/** Headroom that the plan says it adds to a limit, MW; 0 where it says nothing. */
export function readAddedMw({ plan }: Evidence, id: string): number {
  return plan.limits.find((limit) => limit.id === id)?.reinforcedMw ?? 0;
}

/** What the plan adds to limits: no less than nothing, no more than allowed, and to headrooms only. */
function checkAddedHeadroom({ scenario, plan }: Evidence): Breach[] {
  return plan.limits.flatMap(({ id, kind, reinforcedMw }) => {
    if (reinforcedMw === undefined) return [];
    const mostMw = kind === "bus" || kind === "province" ? scenario.reinforcement.maxMwPerLimit : 0;
    return [
      checkAtMost(`reinforced:${id}`, reinforcedMw, mostMw),
      checkAtLeast(`reinforced:${id}`, reinforcedMw, 0),
    ];
  });
}

/** Sums by bus, by province and in the capital region against headroom and policy. */
export function checkSharedLimits(evidence: Evidence): Breach[] {
  const { scenario, data, sites } = evidence;
  const usedBuses = new Set(sites.flatMap(({ station }) => station.bus ?? []));
  const breaches = [...usedBuses].map((bus) => {
    const usedMw = sumLoads(sites, ({ station }) => station.bus === bus);
    const id = `bus:${bus}`;
    return checkAtMost(id, usedMw, readBusHeadroom(evidence, bus) + readAddedMw(evidence, id));
  });
  breaches.push(...checkAddedHeadroom(evidence));
  for (const { code } of data.provinces) {
    const usedMw = sumLoads(sites, ({ province }) => province.code === code);
    const bound = scenario.provinceBounds[code];
    breaches.push(
      checkAtMost(
        `province:${code}`,
        usedMw,
        readProvinceHeadroom(evidence, code) + readAddedMw(evidence, `province:${code}`),
      ),
      checkAtMost(`province-bound:${code}`, usedMw, bound?.maxMw ?? Infinity),
      checkAtLeast(`province-bound:${code}`, usedMw, bound?.minMw ?? 0),
    );
  }
  const placedMw = sumLoads(sites, () => true);
  const capitalMw = sumLoads(sites, ({ province }) => province.capital);
  const interfaceMw = scenario.limits.capitalInterfaceMw ?? Infinity;
  breaches.push(
    checkAtMost("capital-interface", capitalMw, interfaceMw),
    checkAtMost("capital-share", capitalMw, scenario.capitalShareCap * placedMw),
    checkAtMost(
      "seismic-share",
      sumLoads(sites, ({ seismicZone1 }) => seismicZone1),
      scenario.limits.seismicZone1MaxShare * placedMw,
    ),
    checkAtLeast(
      "latency-share",
      sumLoads(sites, ({ usersKm }) => usersKm <= scenario.access.latencyRadiusKm),
      scenario.access.latencyBoundShare * placedMw,
    ),
  );
  return breaches;
}
