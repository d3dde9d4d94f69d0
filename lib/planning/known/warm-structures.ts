import { stringify } from "safe-stable-stringify";
import { CodedError } from "@/lib/errors";
import type { SitingData } from "@/lib/schema/geodata";
import type { GridData } from "@/lib/schema/grid-data";
import type { Scenario } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { hasRange } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { NetworkStore } from "../network/network-store";
import { openPlanNetwork, type PlanNetwork } from "../network/plan-network";
import { secureWarmModel } from "../warm/secure-warm-model";
import { type WarmModel, warmModel } from "../warm/warm-model";
import { type Loan, WarmStore } from "../warm/warm-store";
import { Knowledge } from "./knowledge";
import { study, wantsStudy } from "./study";

/** Everything of a scenario but its weights and its time: what stays when a slider moves. */
export interface Structure {
  readonly problem: SitingProblem;
  readonly warm: WarmModel;
  /** Null when no plan meets the rules. */
  readonly knowledge: Knowledge | null;
}

export interface StructureDependencies {
  readonly data: SitingData;
  /** The network model, for scenarios that ask for power flows; without it they are refused. */
  readonly grid?: GridData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  /** Structures that stay loaded in the engines. */
  readonly warmModels?: number;
}

function keyStructure({ weights: _w, timeLimitS: _t, ...structure }: Scenario): string {
  const { grid, ...rest } = structure;
  return stringify(grid.model === "headroom" ? rest : structure) ?? "";
}

/** Frames and loads what scenarios have in common, on one set of data, and keeps it warm. */
export class WarmStructures {
  private readonly store: WarmStore<Structure>;
  private readonly networks: NetworkStore | null;

  constructor(private readonly dependencies: StructureDependencies) {
    this.store = new WarmStore(dependencies.warmModels ?? 8);
    const { grid, engines } = dependencies;
    this.networks = grid ? new NetworkStore(grid, engines.highs) : null;
  }

  /**
   * Lends the structure of a scenario. Throws `unknown_id` or `bad_field` where the scenario does
   * not fit the data.
   */
  borrow(scenario: Scenario): Promise<Loan<Structure>> {
    const network = this.openNetwork(scenario);
    return this.store.borrow(keyStructure(scenario), async (): Promise<Structure> => {
      const problem = frameProblem(scenario, this.dependencies.data);
      const engine = this.dependencies.engines[scenario.engine];
      const warm = network
        ? await this.warmOnNetwork(scenario, problem, network)
        : await warmModel(buildModel(problem), engine);
      return { problem, warm, knowledge: warm.ranges && new Knowledge(warm) };
    });
  }

  /** Learns a little more about the structure used last; says whether there was anything to learn. */
  async study(signal: AbortSignal): Promise<boolean> {
    const loan = this.store.borrowWhere(
      ({ knowledge }) => knowledge !== null && wantsStudy(knowledge),
    );
    if (!loan?.knowledge) return false;
    try {
      await study(loan.warm, loan.knowledge, signal);
    } finally {
      loan.release();
    }
    return true;
  }

  /** The network that a scenario's plans are held to; null where headroom tables suffice. */
  openNetwork({ grid }: Scenario): PlanNetwork | null {
    if (grid.model === "headroom") return null;
    if (!this.networks) {
      throw new CodedError("unavailable", "The network model is not loaded", "grid.model");
    }
    return openPlanNetwork(this.networks, grid);
  }

  /** The network's limits join the model of the same sites without them, which is warm as a rule. */
  private async warmOnNetwork(
    scenario: Scenario,
    problem: SitingProblem,
    network: PlanNetwork,
  ): Promise<WarmModel> {
    const engine = this.dependencies.engines[scenario.engine];
    const plain: Scenario = { ...scenario, grid: { ...scenario.grid, model: "headroom" } };
    const base = await this.borrow(plain);
    try {
      const ranges = [...(base.warm.ranges?.values() ?? [])];
      // Where the network alone makes a criterion a matter of choice, only its limits give a range.
      return ranges.every(hasRange)
        ? await secureWarmModel(base.warm, engine, network)
        : await warmModel(buildModel(problem), engine, network);
    } finally {
      base.release();
    }
  }
}
