import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { CodedError } from "@/lib/errors";
import type { DcConvention } from "@/lib/grid/build-network";
import { checkServicePlan } from "@/lib/siting/verify/check-service-plan";
import type { SolverEngine, SolveStatus } from "@/lib/solver/solver";
import type { FoundFile } from "./list-files";
import { runDcOpfInstance } from "./matpower/run-dc-opf-instance";
import { isMatpowerCase, readInstance } from "./read-instance";
import { MAX_FILE_BYTES } from "./scan-numbers";
import type { InstanceKind, ServiceInstance } from "./service-instance";
import { type ServiceAnswer, solveService } from "./solve-service";

/** What the caller asks of every file. */
export interface RunOptions {
  readonly engine: SolverEngine;
  /** Seconds a file, reading included. */
  readonly timeLimitS: number;
  readonly dc: DcConvention;
  /** Value of the word "capacity" in capa, capb and capc. */
  readonly capacity: number | null;
  readonly uncapacitated: boolean;
}

/** What came of one file: a line of the report. */
export interface InstanceReport {
  readonly file: string;
  readonly kind: InstanceKind;
  readonly status: SolveStatus | "error";
  readonly objective: number | null;
  /** Proven lower bound. */
  readonly bound: number | null;
  /** (objective − bound) ÷ |objective|, 0 when proven; null where either is unknown. */
  readonly gap: number | null;
  readonly seconds: number;
  /** The plan was recomputed from the file's figures and keeps every rule at this objective. */
  readonly verified: boolean;
  /**
   * `recomputed`: weak duality over parts that leave no plan out gives the bound (or that no plan
   * exists) from the file's figures; `solver`: beyond `recomputedBound` it is the solver's word;
   * `none`: there is no bound.
   */
  readonly boundCheck: "recomputed" | "solver" | "none";
  /** No plan costs less, as the check of the bound computed it from the file's figures; null = none. */
  readonly recomputedBound: number | null;
  /** Why there is no plan, what the check found, or what to know beside the figures. */
  readonly message?: string;
}

/** What a kind of instance reports; the rest of the line is the same for all. */
export type Outcome = Omit<InstanceReport, "file" | "seconds" | "gap">;

/** Reads, solves and checks one file. Never throws: a file that cannot be used is a report too. */
export async function runInstance(file: FoundFile, options: RunOptions): Promise<InstanceReport> {
  const startedAt = performance.now();
  let outcome: Outcome;
  try {
    if (file.problem !== null) throw new CodedError("bad_field", file.problem, "file");
    outcome = await solveText(readText(file.path), file, options, startedAt);
  } catch (error) {
    outcome = reportError(error);
  }
  const { kind, status, verified, boundCheck, message } = outcome;
  const recomputedBound = dropNoise(outcome.recomputedBound);
  const objective = dropNoise(outcome.objective);
  const bound = dropNoise(outcome.bound);
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const gap = findGap(objective, bound);
  const found = { file: file.name, kind, status, objective, bound, gap, seconds };
  const report = { ...found, verified, boundCheck, recomputedBound };
  return message === undefined ? report : { ...report, message };
}

async function solveText(
  text: string,
  file: FoundFile,
  options: RunOptions,
  startedAt: number,
): Promise<Outcome> {
  if (isMatpowerCase(text)) return solveMatpower(text, options);
  const instance = readInstance(text, path.basename(file.name), options);
  const refusal = findShortage(instance);
  if (refusal !== null) {
    // The sums are the proof.
    const known = { kind: instance.kind, boundCheck: "recomputed", message: refusal } as const;
    return { ...emptyOutcome, ...known };
  }
  const deadline = startedAt + 1000 * options.timeLimitS;
  return reportAnswer(instance, await solveService(instance, options.engine, deadline));
}

function reportAnswer(instance: ServiceInstance, answer: ServiceAnswer): Outcome {
  const { status, plan, objective, bound, check } = answer;
  const breaches = plan ? checkServicePlan(instance, plan, objective) : [];
  const verified = plan !== null && breaches.length === 0;
  const boundCheck = describeBound(answer);
  const found = { kind: instance.kind, status, objective, bound, verified, boundCheck };
  const report = { ...found, recomputedBound: plan && bound !== null ? check.bound : null };
  return breaches.length > 0 ? { ...report, message: breaches.slice(0, 3).join("; ") } : report;
}

/** How far the check of the bound reaches what is claimed. */
function describeBound({ status, bound, isBoundChecked }: ServiceAnswer) {
  if (status !== "infeasible" && bound === null) return "none" as const;
  return isBoundChecked ? ("recomputed" as const) : ("solver" as const);
}

async function solveMatpower(text: string, options: RunOptions): Promise<Outcome> {
  try {
    const { warnings, ...solved } = await runDcOpfInstance(text, options);
    const boundCheck = solved.bound === null ? "none" : "solver";
    const message = warnings.length > 0 ? { message: warnings.slice(0, 3).join("; ") } : {};
    return { ...solved, kind: "dc-opf", boundCheck, recomputedBound: null, ...message };
  } catch (error) {
    return { ...reportError(error), kind: "dc-opf" };
  }
}

const emptyOutcome = {
  status: "infeasible",
  objective: null,
  bound: null,
  verified: false,
  boundCheck: "none",
  recomputedBound: null,
} as const;

/** Why no plan can exist, seen without a solver; null where one may. */
function findShortage(instance: ServiceInstance): string | null {
  const demand = instance.demand.reduce((sum, value) => sum + value, 0);
  const capacity = instance.capacity.reduce((sum, value) => sum + value, 0);
  if (demand > capacity * (1 + 1e-9)) {
    return `a demand of ${demand} exceeds all capacities together, ${capacity}`;
  }
  const largest = instance.capacity.reduce((most, value) => Math.max(most, value), 0);
  const tooLarge = instance.demand.findIndex((value) => value > largest * (1 + 1e-9));
  if (instance.singleSource && tooLarge >= 0) {
    return `customer ${tooLarge + 1} asks ${instance.demand[tooLarge]}, the largest site has ${largest}`;
  }
  return null;
}

function readText(file: string): string {
  const { size } = statSync(file);
  if (size > MAX_FILE_BYTES) {
    throw new CodedError("too_large", `${size} bytes, at most ${MAX_FILE_BYTES} are read`, "file");
  }
  return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}

function reportError(error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  return { ...emptyOutcome, kind: "unknown", status: "error", message: message.slice(0, 500) };
}

/** Twelve digits: sums of thousands of costs carry noise beyond. */
function dropNoise(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}

function findGap(objective: number | null, bound: number | null): number | null {
  if (objective === null || bound === null) return null;
  const gap = (objective - bound) / Math.max(Math.abs(objective), 1e-9);
  return Number.isFinite(gap) ? Math.max(0, gap) : null;
}
