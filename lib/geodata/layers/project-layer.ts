import type { Feature } from "geojson";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import { loadGridData } from "../load-grid-data";
import { loadGridProjects } from "../load-grid-projects";
import { createLine, createPoint, type FlatProperties } from "./feature-of";

function describe(project: ModelledProject): FlatProperties {
  const { id, kind, name, capacityMw, lengthKm, status, confidence } = project;
  const { announced, announcedYear, startYear, stated, source, sourceUrl, effect } = project;
  return {
    ...{ id, kind, nameKo: name.ko, nameEn: name.en, capacityMw, lengthKm, status },
    ...{ announced, announcedYear, startYear, stated, source, sourceUrl, confidence },
    noteKo: project.note?.ko ?? null,
    noteEn: project.note?.en ?? null,
    assumptionKo: effect.assumption.ko,
    assumptionEn: effect.assumption.en,
  };
}

/**
 * Announced projects where the model has them: links and lines straight from bus to bus, units and
 * closures as points.
 */
export async function buildProjectLayer(): Promise<Feature[]> {
  const { buses, generators } = await loadGridData();
  const byNumber = new Map(buses.map((bus) => [bus.bus, bus]));
  const findBus = (bus: number | undefined) => {
    const found = byNumber.get(bus ?? Number.NaN);
    if (!found) throw new Error(`a project stands at bus ${bus}`);
    return found;
  };
  return (await loadGridProjects()).map((project) => {
    const { effect } = project;
    const [line] = [...effect.hvdcLinks, ...effect.branches];
    const properties = describe(project);
    if (line) return createLine(findBus(line.fromBus), findBus(line.toBus), properties);
    const closed = generators.find(({ unit }) => unit === effect.retired[0]);
    return createPoint(findBus(effect.generators[0]?.bus ?? closed?.bus), properties);
  });
}
