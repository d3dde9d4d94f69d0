import type { WorkQueue } from "@/lib/async/work-queue";
import type { Fact } from "@/lib/schema/facts";
import type { GridData } from "@/lib/schema/grid-data";
import type { ModelledProject } from "@/lib/schema/grid-projects";
import type { SolverEngine } from "@/lib/solver/solver";

/** What showing the network needs of the rest. */
export interface GridShowerDependencies {
  readonly grid: GridData;
  readonly facts: readonly Fact[];
  readonly engine: SolverEngine;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
  /** Announced projects that may be asked about. */
  readonly projects?: readonly ModelledProject[];
  /** Hours that are kept, each about 100 kB. */
  readonly cacheSize?: number;
}
