import type { SitingData } from "@/lib/schema/geodata";
import type { GridData } from "@/lib/schema/grid-data";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { StagesResponse } from "@/lib/schema/stages";
import { type StagesRequestInput, stagesRequestSchema } from "@/lib/schema/stages-request";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import type { SolverEngine } from "@/lib/solver/solver";
import { StagePlanner, type StagesItem } from "./stage-planner";

const name = (text: string) => ({ ko: text, en: text });

/**
 * One station at each of three buses and one without; bus 3 is nearest to people and solar power
 * stands at bus 2, so that the two criteria disagree.
 */
export function makeStations(headroomMw: readonly number[] = [0, 0, 0]): SitingData {
  return makeTinyData({
    stations: [
      { bus: 1, province: "11", kv: 345, lon: 127.5, lat: 36.6 },
      { bus: 2, province: "43", kv: 345, lon: 127.9, lat: 36.6 },
      { bus: 3, province: "43", kv: 345, lon: 127.2, lat: 36.6 },
      { bus: null, province: "50", kv: 345, lon: 128.5, lat: 36.6 },
    ],
    headroomMw,
    renewableMw: [0, 400, 0],
    review: [
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ],
  });
}

/** A direct-current link from bus 1 to bus 2, in service from 2030 unless a case says otherwise. */
export function makeLink(capacityMw: number, startYear: number | null = 2030): ModelledProject {
  const stated = { source: "made up for a test", sourceUrl: "https://example.org/", stated: null };
  return {
    ...{ id: "link-a", kind: "hvdc", name: name("link a"), from: name("b1"), to: name("b2") },
    ...{ capacityMw, lengthKm: null, announced: null, announcedYear: null, startYear },
    ...{ status: "planned", confidence: "unverified", note: null, ...stated },
    effect: {
      assumption: name("made up for a test"),
      hvdcLinks: [{ link: 9, fromBus: 1, toBus: 2, pminMw: -capacityMw, pmaxMw: capacityMw }],
      branches: [],
      generators: [],
      retired: [],
    },
  };
}

export interface StagedCase {
  readonly grid: GridData;
  readonly projects: readonly ModelledProject[];
  readonly engine: SolverEngine;
  readonly data?: SitingData;
}

/** Nothing counts but the distance to people, and nothing limits but network and sizes. */
export function askStages(input: StagesRequestInput): StagesRequestInput {
  const { scenario, ...rest } = input;
  return {
    tables: { busThrough: null, provinceThrough: null, capitalInterfaceThrough: null },
    slipTable: null,
    ...rest,
    scenario: {
      renewables: { radiusKm: 15 },
      weights: { grid: 0, decentralisation: 0, renewables: 0, access: 1 },
      site: { minMw: 10 },
      lockedOut: ["s0", "s3"],
      ...scenario,
      grid: { hours: ["summer-peak"], ...scenario?.grid },
    },
  };
}

/** Everything that a request yields. */
export async function runStages(
  { grid, projects, engine, data = makeStations() }: StagedCase,
  input: StagesRequestInput,
  signal?: AbortSignal,
): Promise<StagesItem[]> {
  const planner = new StagePlanner({ data, grid, projects, engine, hashRequest: () => "0" });
  const items: StagesItem[] = [];
  for await (const item of planner.plan(stagesRequestSchema.parse(input), signal)) items.push(item);
  return items;
}

/** The whole answer of a request that must have one. */
export async function answerStagesOf(
  staged: StagedCase,
  input: StagesRequestInput,
): Promise<StagesResponse> {
  const last = (await runStages(staged, input)).at(-1);
  if (last?.event !== "done") throw new Error("The stages ended without an answer");
  return last.data;
}
