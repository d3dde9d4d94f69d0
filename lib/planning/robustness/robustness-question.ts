import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { SolverEngine } from "@/lib/solver/solver";
import type { PlanNetwork } from "../network/plan-network";

/** How far a plan holds under other weights and other headrooms, as it is asked. */
export interface RobustnessQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The network that every plan is held to; null where headroom tables suffice. */
  readonly network: PlanNetwork | null;
  /** The scenario's plan: its ranges say what a weight means in every sample. */
  readonly answer: SolveResponse;
  readonly samples: number;
  /** Headroom is off by up to this part; 0 = as published. */
  readonly headroomSpread: number;
  readonly seed: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}
