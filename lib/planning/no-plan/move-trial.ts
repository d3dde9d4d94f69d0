import { CodedError } from "@/lib/errors";
import { applyLimitMove } from "@/lib/schema/apply-limit-move";
import type { SitingData } from "@/lib/schema/geodata";
import type { LimitMove } from "@/lib/schema/plan";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { NetworkGuard } from "../network/network-guard";
import { openPlanNetwork, type PlanNetwork } from "../network/plan-network";

export interface TrialQuestion {
  /** Has no plan. */
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The network that plans are held to; null where headroom tables suffice. */
  readonly network: PlanNetwork | null;
  /** For one try, ms. */
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Case {
  readonly scenario: Scenario;
  readonly data: SitingData;
}

/** The data with the headroom of a bus or a province where a move says; null for other limits. */
function moveHeadroom(data: SitingData, { kind, subject, to }: LimitMove): SitingData | null {
  if (kind === "bus") {
    const move = (bus: SitingData["buses"][number]) =>
      String(bus.bus) === subject ? { ...bus, headroomN0Mw: to, headroomN1Mw: to } : bus;
    return { ...data, buses: data.buses.map(move) };
  }
  if (kind !== "province") return null;
  const known = (mw: number | null) => (mw === null ? null : to);
  const move = (province: SitingData["provinces"][number]) => {
    if (province.code !== subject) return province;
    const { reviewAbleMw, outlook2027Mw } = province;
    return {
      ...province,
      reviewAbleMw: known(reviewAbleMw),
      outlook2027Mw: known(outlook2027Mw),
    };
  };
  return { ...data, provinces: data.provinces.map(move) };
}

/** A case with one limit moved, by a rule or in the data; null for what neither can move. */
function moveCase({ scenario, data }: Case, move: LimitMove): Case | null {
  const moved = applyLimitMove(scenario, move);
  if (moved) return scenarioSchema.safeParse(moved).success ? { scenario: moved, data } : null;
  const changed = moveHeadroom(data, move);
  return changed && { scenario, data: changed };
}

/** The problem of a case; null where its rules contradict each other before any solve. */
function frameCase({ scenario, data }: Case): SitingProblem | null {
  try {
    return frameProblem(scenario, data);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
}

/** Tries what is said to let a scenario through: with whole sites, in every hour that counts. */
export class MoveTrial {
  constructor(readonly question: TrialQuestion) {}

  /**
   * Whether a plan has been found once all these limits are moved; false also where time ran out,
   * and for a limit of the network alone, which nothing can move.
   */
  async suffices(moves: readonly LimitMove[]): Promise<boolean> {
    let moved: Case | null = this.question;
    for (const move of moves) moved = moved && moveCase(moved, move);
    return moved !== null && this.hasPlan(moved);
  }

  private async hasPlan(tried: Case): Promise<boolean> {
    const { engine, timeLimitMs, signal } = this.question;
    const problem = frameCase(tried);
    if (!problem || signal?.aborted) return false;
    const siting = buildModel(problem);
    const network = this.reopen(tried.scenario);
    const guard = network && (await NetworkGuard.open(network, siting));
    const plain = await engine.load(siting.program, { lane: "long" });
    const model = guard?.secure(plain) ?? plain;
    const zero = Float64Array.of(0);
    const options = { timeLimitMs, ...(signal ? { signal } : {}) };
    try {
      await model.changeCosts(new Float64Array(siting.program.columnCount));
      await model.changeColumnBounds(Int32Array.of(siting.columns.unmet), zero, zero);
      // Parts of sites are a quick proof that whole ones cannot do it either.
      const parts = await plain.solve({ ...options, relax: true, pointOnly: true });
      if (!parts.x) return false;
      return (await model.solve(options)).x !== null;
    } finally {
      await model.dispose();
    }
  }

  private reopen({ grid }: Scenario): PlanNetwork | null {
    const { network } = this.question;
    if (!network || grid.hours.length === network.hours.length) return network;
    return openPlanNetwork(network.store, grid);
  }
}
