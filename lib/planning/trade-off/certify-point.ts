import type { SitingData } from "@/lib/schema/geodata";
import type { Certificate, Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { TradeOffAxis, TradeOffPoint, TradeOffRequest } from "@/lib/schema/trade-off";
import { criterionUnits } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { readPlan } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { roundingOf, stateBound } from "../certify/state-bound";
import { addNetwork } from "../network/add-network";
import type { NetworkGuard } from "../network/network-guard";
import { PROVEN_GAP } from "../search/search";
import type { TradeOffModel } from "./trade-off-model";
import type { TracedPoint } from "./trade-off-question";

/** Everything that turns a traced point into an answer. */
export interface Curve {
  readonly request: TradeOffRequest;
  readonly problem: SitingProblem;
  readonly trade: TradeOffModel;
  readonly data: SitingData;
  readonly scenarioHash: string;
  /** The axis that is held to bounds. */
  readonly bounded: "x" | "y";
  readonly guard?: NetworkGuard;
}

type Verified = Pick<Certificate, "verified" | "maxViolation"> & { readonly plan: Plan };

/** Value of a plan on an axis, from its own figures. */
function readAxis(plan: Plan, axis: TradeOffAxis): number {
  if (axis === "capitalShare") return plan.totals.capitalShare;
  return plan.criteria.find(({ id }) => id === axis)?.value ?? Number.NaN;
}

/** What rounding loads can be worth on an axis, in its own unit. */
function findRounding(axis: TradeOffAxis): number {
  const unit = axis === "capitalShare" ? "share" : criterionUnits[axis];
  return roundingOf[unit] ?? 0;
}

/** Turns traced points into answers; a plan that serves several of them is verified once. */
export class PointCertifier {
  private readonly verified = new Map<Float64Array, Promise<Verified>>();

  constructor(private readonly curve: Curve) {}

  /** Describes a point, has its plan verified, and takes both values from the plan itself. */
  async certify(traced: TracedPoint, solveMs: number): Promise<TradeOffPoint> {
    const { request, bounded, scenarioHash, data } = this.curve;
    const { position, total, epsilon, ends } = traced;
    const { plan, verified, maxViolation } = await this.verify(traced.columns);
    const [x, y] = [readAxis(plan, request.x), readAxis(plan, request.y)];
    const other = bounded === "x" ? y : x;
    const [best, worst] = ends;
    const scale = worst > best ? 1 / (worst - best) : 0;
    const normalise = (value: number) => (value - best) * scale;
    const stated = stateBound(
      normalise(other),
      {
        status: "feasible",
        bound: normalise(traced.bound),
        recomputedBound: normalise(traced.recomputedBound),
      },
      findRounding(request[bounded === "x" ? "y" : "x"]) * scale,
    );
    const known = scale > 0 ? best + (stated.bound ?? Number.NaN) / scale : traced.bound;
    // A bound that its own point refutes leaves what holds for every plan: no axis goes below 0.
    const bound = stated.bound === null ? 0 : Math.min(known, other);
    const proven = stated.gap !== null && stated.gap <= PROVEN_GAP;
    return {
      index: bounded === "x" ? position : total - 1 - position,
      bounded,
      epsilon,
      x,
      y,
      bound,
      plan,
      certificate: {
        ...stated,
        status: proven ? "optimal" : "feasible",
        objective: normalise(other),
        verified,
        maxViolation,
        engine: request.scenario.engine,
        solveMs: Math.round(solveMs * 10) / 10,
        stage: proven ? "proven" : "limit",
        dataVersion: data.version,
        scenarioHash,
      },
    };
  }

  private verify(columns: Float64Array): Promise<Verified> {
    const known = this.verified.get(columns);
    if (known) return known;
    const found = this.describe(columns);
    this.verified.set(columns, found);
    return found;
  }

  private async describe(columns: Float64Array): Promise<Verified> {
    const { problem, trade, data, guard } = this.curve;
    const { scenario } = this.curve.request;
    const plan = describePlan(
      problem,
      scenario,
      data,
      readPlan(trade.siting, columns),
      trade.ranges,
    );
    const { verified, maxViolationMw } = verifyPlan(scenario, data, plan);
    const own = { plan, verified, maxViolation: maxViolationMw };
    return guard ? this.resimulate(own, scenario, guard) : own;
  }

  /** With a network, nothing counts as verified before every hour is simulated anew. */
  private async resimulate(
    { plan, verified, maxViolation }: Verified,
    scenario: Scenario,
    guard: NetworkGuard,
  ): Promise<Verified> {
    const certificate: Certificate = {
      status: "feasible",
      objective: null,
      bound: null,
      gap: null,
      boundCheck: "none",
      recomputedBound: null,
      verified,
      maxViolation,
      engine: scenario.engine,
      solveMs: 0,
      stage: "rounded",
      dataVersion: this.curve.data.version,
      scenarioHash: this.curve.scenarioHash,
    };
    const response = { scenario, plan, certificate, relaxations: [], gridCheck: null };
    const answer = await addNetwork(response, guard);
    return { plan: answer.plan, ...answer.certificate };
  }
}
