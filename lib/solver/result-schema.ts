import { z } from "zod";
import type { SolveResult } from "./solver";

const vector = z.instanceof(Float64Array).nullable();

/** A NaN or infinity is a legal number here. */
const number = z.custom<number>((value) => typeof value === "number");

const basisSchema = z.object({
  colStatus: z.instanceof(Int32Array),
  rowStatus: z.instanceof(Int32Array),
});

/** What a worker posts back. */
export const workerResultSchema = z.object({
  status: z.enum(["optimal", "feasible", "infeasible", "unbounded", "no_solution", "cancelled"]),
  objective: number,
  bound: number,
  x: vector,
  rowDual: vector,
  reducedCost: vector,
  solveMs: number,
  heapBytes: number.optional(),
  basis: basisSchema.optional(),
});

/** What a worker posts on the way: a bound, and the point where there is a better one. */
export const progressSchema = z.object({
  bound: number,
  incumbent: z.object({ x: z.instanceof(Float64Array), objective: number }).optional(),
});

/** A result without a point, for a solve that was ended from outside. */
export function emptyResult(status: "cancelled" | "no_solution", solveMs: number): SolveResult {
  return {
    status,
    objective: Number.NaN,
    bound: Number.NEGATIVE_INFINITY,
    x: null,
    rowDual: null,
    reducedCost: null,
    solveMs,
  };
}
