import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadGridProjects } from "@/lib/geodata/load-grid-projects";
import type { ModelledProject } from "@/lib/schema/grid-projects";

/** Projects of which no date was stated; all others carry one. */
const undated = "sinjangseong-sinjeongeup saeul-4";
/** Links of each coast, MW in all: twice 4 GW and four times 2 GW. */
const COAST_MW = 8000;

async function checkModel(projects: readonly ModelledProject[]): Promise<string[]> {
  const { buses, branches, generators, hvdcLinks } = await loadGridData();
  const effects = projects.map(({ effect }) => effect);
  const links = effects.flatMap((effect) => effect.hvdcLinks);
  const lines = effects.flatMap((effect) => effect.branches);
  const units = effects.flatMap((effect) => effect.generators);
  const numbers = new Set(buses.map(({ bus }) => bus));
  const unitIds = new Set(generators.map(({ unit }) => unit));
  const places = [
    ...[...links, ...lines].flatMap(({ fromBus, toBus }) => [fromBus, toBus]),
    ...units.map(({ bus }) => bus),
  ];
  const names = [
    ...[...hvdcLinks, ...links].map(({ link }) => `link ${link}`),
    ...[...branches, ...lines].map(({ branch }) => `branch ${branch}`),
    ...[...generators, ...units].map(({ unit }) => `unit ${unit}`),
  ];
  return [
    ...places.filter((bus) => !numbers.has(bus)).map((bus) => `a project stands at bus ${bus}`),
    ...effects
      .flatMap(({ retired }) => retired)
      .filter((unit) => !unitIds.has(unit))
      .map((unit) => `a project closes ${unit}`),
    ...(new Set(names).size === names.length ? [] : ["a project repeats a number of the case"]),
  ];
}

function checkDates(projects: readonly ModelledProject[]): string[] {
  const found = projects.filter(({ announced }) => announced === null).map(({ id }) => id);
  return [
    ...(found.join(" ") === undated ? [] : [`no date is stated for ${found.join(" ")}`]),
    ...projects
      .filter(
        ({ announced, announcedYear }) => announced?.slice(0, 4) !== announcedYear?.toString(),
      )
      .map(({ id }) => `${id}: its year is not that of its date`),
  ];
}

/** What is wrong with the announced projects: places, numbers, dates, MW of each coast. */
export async function checkGridProjects(): Promise<string[]> {
  const projects = await loadGridProjects();
  const coasts = ["east-coast-", "west-coast-"].flatMap((coast) => {
    const members = projects.filter(({ id }) => id.startsWith(coast));
    const mw = members.reduce((total, one) => total + (one.capacityMw ?? Number.NaN), 0);
    return mw === COAST_MW ? [] : [`${coast}: ${mw} MW instead of ${COAST_MW}`];
  });
  return [...(await checkModel(projects)), ...checkDates(projects), ...coasts];
}
