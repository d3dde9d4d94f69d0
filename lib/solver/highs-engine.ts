import { z } from "zod";
import type { LinearProgram } from "@/lib/lp/linear-program";
import { checkProgram } from "./check-program";
import { HighsModel } from "./highs-model";
import type { LoadOptions, SolverEngine, SolverModel } from "./solver";
import { WorkerLane } from "./worker-lane";

export interface HighsSettings {
  /** Worker threads; with two or more the first is the quick lane and the rest take long solves. */
  readonly workers: number;
  readonly maxWaiting?: number;
}

const CANCEL_GRACE_MS = 500;

/** HiGHS (WASM) in worker threads; every loaded program stays with one of them. */
export class HighsEngine implements SolverEngine {
  readonly name = "highs";
  private readonly lanes: WorkerLane[];
  private nextKey = 1;
  private nextLong = 0;

  constructor(settings: HighsSettings) {
    const laneSettings = {
      file: "highs-worker.mjs",
      cancelGraceMs: CANCEL_GRACE_MS,
      maxWaiting: settings.maxWaiting ?? 256,
    };
    const count = Math.max(1, z.int().parse(settings.workers));
    this.lanes = Array.from({ length: count }, () => new WorkerLane(laneSettings));
  }

  /** Holds a program; throws `too_large` when its memory would be. It is passed on at the first solve. */
  async load(program: LinearProgram, options: LoadOptions = {}): Promise<SolverModel> {
    const checked = checkProgram(program);
    const key = this.nextKey;
    this.nextKey += 1;
    const reference = options.like instanceof HighsModel ? options.like.reference : null;
    const { lane = "quick", scale } = options;
    return new HighsModel(this.pickLane(lane), key, checked, reference, scale);
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private pickLane(kind: "quick" | "long"): WorkerLane {
    const longLanes = this.lanes.length > 1 ? this.lanes.slice(1) : this.lanes;
    const choice = kind === "quick" ? this.lanes[0] : longLanes[this.nextLong % longLanes.length];
    if (kind === "long") this.nextLong += 1;
    if (!choice) throw new Error("An engine has at least one lane");
    return choice;
  }
}
