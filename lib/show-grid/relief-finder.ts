import { LRUCache } from "lru-cache";
import { hashJson } from "@/lib/async/hash-json";
import { CodedError } from "@/lib/errors";
import { findChangedHeadroom } from "@/lib/grid/find-relief";
import type { StressHour } from "@/lib/schema/grid-data";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { GridRelief } from "@/lib/schema/grid-state";
import type { GridShowerDependencies } from "./grid-shower-dependencies";

export interface ReliefQuestion {
  readonly hour: StressHour["id"];
  /** MW, [bus]: only where there is load counts. */
  readonly newLoadMw: Float64Array;
  readonly ratingFactor: number | null;
  /** Ids of announced projects. */
  readonly projects: readonly string[];
}

/** Headrooms kept, a number each. */
const MOST_KEPT = 5_000;

const keepDecimals = (mw: number) => Math.round(mw * 100) / 100;

/** What announced projects, each by itself, change for new load at the buses of a plan. */
export class ReliefFinder {
  private readonly projects: ReadonlyMap<string, ModelledProject>;
  private readonly headrooms = new LRUCache<string, { readonly mw: number | null }>({
    max: MOST_KEPT,
  });

  constructor(private readonly dependencies: GridShowerDependencies) {
    this.projects = new Map(dependencies.projects?.map((project) => [project.id, project]));
  }

  /** Null where nothing is asked; throws `unknown_id` naming the project, `busy`, `unavailable`. */
  async find(question: ReliefQuestion, signal?: AbortSignal): Promise<GridRelief | null> {
    const asked = question.projects.map((id, position) => {
      const project = this.projects.get(id);
      if (project) return project;
      throw new CodedError("unknown_id", `There is no project ${id}`, `projects.${position}`);
    });
    if (asked.length === 0) return null;
    const headroomMw = await this.measure(question, null, signal);
    const projects: GridRelief["projects"] = [];
    for (const project of asked) {
      const changedMw = await this.measure(question, project, signal);
      const known = headroomMw !== null && changedMw !== null;
      const reliefMw = known ? keepDecimals(changedMw - headroomMw) : null;
      projects.push({ project: project.id, headroomMw: changedMw, reliefMw });
    }
    return { headroomMw, projects };
  }

  private async measure(
    { hour: id, newLoadMw, ratingFactor }: ReliefQuestion,
    project: ModelledProject | null,
    signal?: AbortSignal,
  ): Promise<number | null> {
    const { grid, engine, queue } = this.dependencies;
    const hour = grid.stressHours.find((one) => one.id === id);
    if (!hour) throw new CodedError("unknown_id", `There is no hour ${id}`, "hours");
    const buses = [...newLoadMw.keys()].filter((bus) => (newLoadMw[bus] ?? 0) > 0);
    const key = hashJson({ id, buses, ratingFactor, project: project?.id ?? null });
    const kept = this.headrooms.get(key);
    if (kept) return kept.mw;
    const release = await queue.enter(signal);
    try {
      const { assumption: _, ...changes } = project?.effect ?? { assumption: null };
      const question = { grid, hour, buses, ratingFactor };
      const found = await findChangedHeadroom(question, changes, engine, signal);
      if (signal?.aborted) throw new CodedError("unavailable", "The request was given up");
      const mw = found === null ? null : keepDecimals(found);
      this.headrooms.set(key, { mw });
      return mw;
    } finally {
      release();
    }
  }
}
