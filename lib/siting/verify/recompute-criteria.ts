import type { CriterionId } from "../../schema/scenario";
import { sum } from "./breach";
import { measureMatchKm, recomputeMet } from "./check-matches";
import { readBusHeadroom, readProvinceHeadroom } from "./check-shared-limits";
import type { Evidence } from "./gather-evidence";

/** Requests called impossible ÷ requests reviewed, of a province; of the country where it has none. */
function readRefusalShare({ data }: Evidence, code: string): number {
  const reviewed = data.provinces.filter(
    ({ reviewAbleMw, reviewUnableMw }) => reviewAbleMw !== null && reviewUnableMw !== null,
  );
  const own = reviewed.filter((province) => province.code === code);
  const counted = own.length > 0 ? own : reviewed;
  const unableMw = sum(counted.map(({ reviewUnableMw }) => reviewUnableMw ?? 0));
  const ableMw = sum(counted.map(({ reviewAbleMw }) => reviewAbleMw ?? 0));
  return unableMw + ableMw > 0 ? unableMw / (unableMw + ableMw) : 0;
}

function recomputeGrid(evidence: Evidence): number {
  const { sites, data } = evidence;
  const ownMw = sites.map(
    ({ site, province, connectionKm }) =>
      site.loadMw * (readRefusalShare(evidence, province.code) + connectionKm / 100),
  );
  const beyondHalf = (usedMw: number, headroomMw: number) => Math.max(0, usedMw - headroomMw / 2);
  const buses = [...new Set(sites.flatMap(({ station }) => station.bus ?? []))].map((bus) => {
    const here = sites.filter(({ station }) => station.bus === bus);
    return beyondHalf(sum(here.map(({ site }) => site.loadMw)), readBusHeadroom(evidence, bus));
  });
  const provinces = data.provinces.map(({ code }) => {
    const here = sites.filter(({ province }) => province.code === code);
    const usedMw = sum(here.map(({ site }) => site.loadMw));
    return beyondHalf(usedMw, readProvinceHeadroom(evidence, code));
  });
  const addedMw = evidence.plan.limits.map(({ reinforcedMw }) => reinforcedMw ?? 0);
  const paidMw = evidence.scenario.reinforcement.weightMwPerMw * sum(addedMw);
  return sum([...ownMw, ...buses, ...provinces, paidMw]);
}

/**
 * The largest tangent of (x − 1)² at x = 0, ¼, …, 2, 2½, …, 4, 5, …, 8, 10, … up to the first point
 * beyond `most` (all of the target).
 */
function raiseTangents(x: number, most: number): number {
  let highest = 0;
  let [at, gap] = [0, 1 / 4];
  while (at <= most + gap) {
    highest = Math.max(highest, 2 * at * x - 2 * x + 1 - at * at);
    if (at / gap >= 8) gap += gap;
    at += gap;
  }
  return highest;
}

function recomputeDecentralisation({ scenario, data, sites }: Evidence): number {
  const capital = sites.filter(({ province }) => province.capital);
  const outside = data.provinces.filter((province) => !province.capital);
  const residents = sum(outside.map((province) => province.residents));
  const offMw = outside.map((outer) => {
    const here = sites.filter(({ province }) => province.code === outer.code);
    const loadMw = sum(here.map(({ site }) => site.loadMw));
    const alike = scenario.spread.measure === "hhi";
    const evenMw = scenario.targetMw * (alike ? 1 / outside.length : outer.residents / residents);
    if (scenario.spread.measure === "residents") return Math.abs(loadMw - evenMw);
    return raiseTangents(loadMw / evenMw, scenario.targetMw / evenMw) * evenMw;
  });
  return sum(capital.map(({ site }) => site.loadMw)) + (0.25 * sum(offMw)) / 2;
}

function recomputeRenewables(evidence: Evidence): number {
  const { scenario, plan, sites } = evidence;
  const { loadFactor, radiusKm } = scenario.renewables;
  const meanMw = loadFactor * sum(sites.map(({ site }) => site.loadMw));
  const metMw = sites.map(({ site }) => recomputeMet(evidence, site));
  const lostMw = plan.matches.map((match) => {
    return (match.meanMw * measureMatchKm(evidence, match)) / (20 * radiusKm);
  });
  return meanMw - sum(metMw) + sum(lostMw);
}

/** Each criterion from the plan's sites and matches and the data alone, in its own unit. */
export function recomputeCriteria(evidence: Evidence): Record<CriterionId, number> {
  const { scenario, sites } = evidence;
  const mwKm = sum(sites.map(({ site, accessKm }) => site.loadMw * accessKm));
  return {
    grid: recomputeGrid(evidence),
    decentralisation: recomputeDecentralisation(evidence),
    renewables: recomputeRenewables(evidence),
    access: mwKm / scenario.targetMw,
  };
}
