import type { Province, SitingData } from "../schema/geodata";
import { defaultScenario, type Scenario } from "../schema/scenario";
import type { SiteFacts } from "./site-facts";
import type { LimitSource, SharedLimit } from "./siting-problem";

/** Part of a shared headroom that counts as easy; load beyond it is crowded. */
const EASY_PART = 0.5;

/** A published figure and where it comes from. */
interface Headroom {
  readonly mw: number;
  readonly source: LimitSource;
}

/** Published headroom of a province by a scenario's rule; null = unknown or not asked for. */
export function findProvinceHeadroom(
  province: Province,
  rule: Scenario["limits"]["province"],
): Headroom | null {
  const published: Headroom[] = [];
  if (province.reviewAbleMw !== null && (rule === "review" || rule === "smallest")) {
    published.push({ mw: province.reviewAbleMw, source: "kepco-review" });
  }
  if (province.outlook2027Mw !== null && (rule === "outlook" || rule === "smallest")) {
    published.push({ mw: province.outlook2027Mw, source: "kepco-outlook-2027" });
  }
  return published.sort((a, b) => a.mw - b.mw)[0] ?? null;
}

function groupSites(
  sites: readonly SiteFacts[],
  keyOf: (site: SiteFacts) => string | number | null,
): Map<string | number, number[]> {
  const groups = new Map<string | number, number[]>();
  sites.forEach((site, i) => {
    const key = keyOf(site);
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return groups;
}

function limitBuses(scenario: Scenario, data: SitingData, sites: readonly SiteFacts[]) {
  const rule = scenario.limits.bus;
  if (rule === "none") return [];
  const byBus = groupSites(sites, (site) => site.bus);
  return data.buses.flatMap((bus): SharedLimit[] => {
    const members = byBus.get(bus.bus);
    if (!members) return [];
    const headroomMw = rule === "n1" ? bus.headroomN1Mw : bus.headroomN0Mw;
    return [
      {
        id: `bus:${bus.bus}`,
        kind: "bus",
        subject: String(bus.bus),
        sites: members,
        lowerMw: 0,
        upperMw: headroomMw,
        crowdedFromMw: EASY_PART * headroomMw,
        source: rule === "n1" ? "kpg193-n1" : "kpg193-n0",
      },
    ];
  });
}

function limitProvinces(scenario: Scenario, data: SitingData, sites: readonly SiteFacts[]) {
  const byProvince = groupSites(sites, (site) => site.province);
  return data.provinces.flatMap((province): SharedLimit[] => {
    const members = byProvince.get(province.code) ?? [];
    const limits: SharedLimit[] = [];
    const headroom = findProvinceHeadroom(province, scenario.limits.province);
    if (headroom && members.length > 0) {
      limits.push({
        id: `province:${province.code}`,
        kind: "province",
        subject: province.code,
        sites: members,
        lowerMw: 0,
        upperMw: headroom.mw,
        crowdedFromMw: EASY_PART * headroom.mw,
        source: headroom.source,
      });
    }
    const bound = scenario.provinceBounds[province.code];
    if (bound) {
      limits.push({
        id: `province-bound:${province.code}`,
        kind: "province-bound",
        subject: province.code,
        sites: members,
        lowerMw: bound.minMw,
        upperMw: bound.maxMw ?? Infinity,
        crowdedFromMw: null,
        source: "scenario",
      });
    }
    return limits;
  });
}

function limitCapitalInterface(scenario: Scenario, capitalSites: readonly number[]): SharedLimit[] {
  const { capitalInterfaceMw } = scenario.limits;
  if (capitalInterfaceMw === null || capitalSites.length === 0) return [];
  const modelled = capitalInterfaceMw === defaultScenario.limits.capitalInterfaceMw;
  return [
    {
      id: "capital-interface",
      kind: "capital-interface",
      subject: "",
      sites: capitalSites,
      lowerMw: 0,
      upperMw: capitalInterfaceMw,
      crowdedFromMw: null,
      source: modelled ? "kpg193-capital" : "scenario",
    },
  ];
}

/** Every limit that several sites share, each with the source of its figure. */
export function frameSharedLimits(
  scenario: Scenario,
  data: SitingData,
  sites: readonly SiteFacts[],
): SharedLimit[] {
  const capital = new Set(data.provinces.filter((p) => p.capital).map((p) => p.code));
  const capitalSites = sites.flatMap((site, i) => (capital.has(site.province) ? [i] : []));
  return [
    ...limitBuses(scenario, data, sites),
    ...limitProvinces(scenario, data, sites),
    ...limitCapitalInterface(scenario, capitalSites),
  ];
}
