import { LRUCache } from "lru-cache";
import { stringify } from "safe-stable-stringify";
import type { Scenario } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts, hasRange } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { CriterionCost } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { secureWarmModel } from "../warm/secure-warm-model";
import { coolModel, type WarmModel, warmModel } from "../warm/warm-model";
import type { HeldStage } from "./find-placeable";

/** A stage whose program is in the engine, held to the network of its year. */
export interface WarmStage extends HeldStage {
  readonly problem: SitingProblem;
  readonly warm: WarmModel;
  /** The year's own objective; in the whole it counts by the stage's weight, all together 1. */
  readonly cost: CriterionCost;
}

/** The year's program in an engine; no exchange of alike sites, which may be alike in one year only. */
async function secure(
  stage: HeldStage,
  problem: SitingProblem,
  base: WarmModel,
  engine: SolverEngine,
): Promise<WarmModel> {
  const ranges = [...(base.ranges?.values() ?? [])];
  return ranges.every(hasRange)
    ? secureWarmModel(base, engine, stage.network)
    : warmModel(buildModel(problem, { tighten: false }), engine, stage.network);
}

/** Years' programs without networks that stay warm: two sets of stages. */
const MOST_BASES = 12;

/** Warms stages' programs; what does not depend on networks is kept for the next question. */
export class StageWarmer {
  private readonly bases: LRUCache<string, Promise<WarmModel>>;

  constructor(private readonly engine: SolverEngine) {
    this.bases = new LRUCache({
      max: MOST_BASES,
      dispose: (base) => {
        base.then(coolModel).catch(() => undefined);
      },
    });
  }

  /**
   * Holds the programs of stages warm for as long as `use` runs; yields nothing where the rules of a
   * year admit no plan. Ranges of the criteria are those of each year without its network, so that
   * slipped lines change plans and not what weights mean.
   */
  async *hold<Item>(
    stages: readonly HeldStage[],
    use: (warm: readonly WarmStage[]) => AsyncGenerator<Item>,
  ): AsyncGenerator<Item> {
    const opened: WarmStage[] = [];
    try {
      for (const stage of stages) {
        const warm = await this.open(stage);
        if (!warm) return;
        opened.push(warm);
      }
      yield* use(opened);
    } finally {
      await Promise.all(opened.map(({ warm }) => coolModel(warm)));
    }
  }

  private async open(stage: HeldStage): Promise<WarmStage | null> {
    const problem = frameProblem(stage.scenario, stage.data);
    const warm = await secure(stage, problem, await this.borrowBase(stage, problem), this.engine);
    if (!warm.ranges) {
      await coolModel(warm);
      return null;
    }
    const cost = combineCosts(warm.siting, stage.scenario.weights, warm.ranges);
    return { ...stage, problem, warm, cost };
  }

  private borrowBase(stage: HeldStage, problem: SitingProblem): Promise<WarmModel> {
    const key = keyStage(stage);
    const held = this.bases.get(key);
    if (held) return held;
    const made = warmModel(buildModel(problem, { tighten: false }), this.engine);
    this.bases.set(key, made);
    // What could not be made may succeed the next time.
    made.catch(() => this.bases.delete(key));
    return made;
  }
}

/** What a year's program without a network rests on. */
function keyStage({ scenario, data }: HeldStage): string {
  const { weights: _w, timeLimitS: _t, grid: _g, ...structure }: Scenario = scenario;
  const renewables = data.buses.map(({ solarMw, windMw }) => solarMw + windMw);
  return stringify([structure, renewables]) ?? "";
}
