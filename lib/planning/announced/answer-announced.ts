import { CodedError } from "@/lib/errors";
import { findNearest } from "@/lib/geo/find-nearest";
import {
  type AnnouncedProject,
  type AnnouncedRequest,
  type AnnouncedResponse,
  nameProjectSite,
  type ProjectFit,
  type ProjectSet,
  type ProjectSite,
} from "@/lib/schema/announced";
import type { SitingData } from "@/lib/schema/geodata";
import type { SolverEngine } from "@/lib/solver/solver";
import { type ChosenProjects, chooseProjects, isDefault, isPlaceable } from "./choose-projects";
import { type CompareQuestion, compareAnnounced, judgeProjects } from "./compare-announced";
import { fitSets, type ProjectsFit, scaleProjects } from "./fit-projects";
import {
  describeYears,
  findMissing,
  listBreaks,
  roundToKilowatt,
  splitByYear,
  sumMw,
} from "./list-breaks";
import { lockFitting } from "./lock-fitting";
import { frameProjects, type ProjectCase } from "./project-case";
import { clearProjects, isPlaced } from "./stand-projects";

export interface AnnouncedQuestion
  extends Pick<CompareQuestion, "data" | "all" | "solve" | "checkGrid"> {
  readonly request: AnnouncedRequest;
  readonly engine: SolverEngine;
  readonly signal?: AbortSignal | undefined;
}

const noFit: ProjectsFit = { fitMw: [], siteMw: new Float64Array() };

/**
 * Whether a set of announced projects fits a scenario's limits by itself: what does not, which limit
 * binds first as it grows or year by year, what it would look like held in the plan, and if asked
 * what the optimum makes of the same MW. Throws `unknown_id`, `bad_field`, `unavailable`.
 */
export async function answerAnnounced(question: AnnouncedQuestion): Promise<AnnouncedResponse> {
  const { request, data, all, engine, signal } = question;
  const { scenario, compare } = request;
  const chosen = chooseProjects(all, request.projects);
  const { counted } = chosen;
  const placed = counted.filter(isPlaced);
  if (compare && placed.length === 0) {
    const message = "Without a project whose place is known there is nothing to compare";
    throw new CodedError("bad_field", message, "projects");
  }
  const framed = frameProjects(scenario, data, all, counted);
  const years = splitByYear(framed);
  const sets = [framed, dropVoltage(framed), ...years.map(({ soFar }) => soFar)];
  const [fit = noFit, by345 = noFit, ...yearFits] = await fitSets(sets, engine, { signal });
  const fitMw = new Map(framed.loads.map(({ project }, i) => [project.id, fit.fitMw[i] ?? 0]));
  const cleared = clearProjects(scenario, all);
  return {
    scenario,
    dataVersion: data.version,
    projects: all.map((project) => describeProject(project, chosen, fitMw, data)),
    set: {
      ...describeSet(framed, fit, data),
      missingAt345Mw: findMissing(framed, by345),
      scale: await scaleProjects(framed, engine, { signal }),
    },
    limits: listBreaks(framed, fit),
    years: describeYears(years, yearFits),
    lock: lockFitting(cleared, placed, fitMw, "atLeast"),
    comparison: compare ? await compareAnnounced({ ...question, scenario, counted, fitMw }) : null,
  };
}

/** The same projects as if each had a line of 345 kV or more. */
function dropVoltage(framed: ProjectCase): ProjectCase {
  return { ...framed, limits: framed.limits.filter(({ kind }) => kind !== "voltage") };
}

function describeSet(
  framed: ProjectCase,
  fit: ProjectsFit,
  data: SitingData,
): Omit<ProjectSet, "scale" | "missingAt345Mw"> {
  const { loads, limits } = framed;
  const mw = sumMw(loads);
  const missingMw = findMissing(framed, fit);
  const kinds = new Set(loads.map(({ project }) => project.mwKind ?? "unstated"));
  const ofKind = (kind: string) =>
    loads.filter(({ project }) => (project.mwKind ?? "unstated") === kind);
  const { violations } = judgeProjects(framed, data, fit.siteMw, new Map()).verification;
  const held = new Set(limits.map(({ id }) => id));
  return {
    count: loads.length,
    mw,
    byKind: [...kinds].map((kind) => ({ kind, mw: sumMw(ofKind(kind)) })),
    fitMw: roundToKilowatt(mw - missingMw),
    missingMw,
    verified: !violations.some(({ id }) => held.has(id)),
  };
}

function describeProject(
  project: AnnouncedProject,
  { chosen, countedIn }: ChosenProjects,
  fitMw: ReadonlyMap<string, number>,
  data: SitingData,
): ProjectFit {
  return {
    ...project,
    placeable: isPlaceable(project),
    byDefault: isDefault(project),
    chosen: chosen.some(({ id }) => id === project.id),
    countedIn: countedIn.get(project.id) ?? null,
    fitMw: fitMw.get(project.id) ?? null,
    site: describeSite(project, data),
  };
}

/** The station that a project's own site would connect to, by the rule of own sites. */
function describeSite(
  { id, place }: AnnouncedProject,
  { stations }: SitingData,
): ProjectSite | null {
  const nearest = place && findNearest(place, stations);
  if (!place || !nearest) return null;
  const { name, kv, bus } = nearest.place;
  const large = findNearest(
    place,
    stations.filter((station) => station.kv >= 345),
  );
  return {
    ...{ id: nameProjectSite(id), station: name, kv, bus, connectionKm: nearest.distanceKm },
    km345: large?.distanceKm ?? null,
  };
}
