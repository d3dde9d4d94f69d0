import type { LinearProgram } from "@/lib/lp/linear-program";

/** A program in other units, and the way back. */
export interface ScaledProgram {
  readonly program: LinearProgram;
  /** A point of the scaled program in the units of the first. */
  readonly unscale: (x: Float64Array) => Float64Array;
}

/** The same program with its continuous columns counted in units of 1 ÷ factor; whole ones stay. */
export function scaleContinuous(program: LinearProgram, factor: number): ScaledProgram {
  const factors = Array.from(program.integer, (flag) => (flag ? 1 : factor));
  const factorOf = (column: number) => factors[column] ?? 1;
  return {
    program: {
      ...program,
      cost: program.cost.map((cost, column) => cost / factorOf(column)),
      columnLower: program.columnLower.map((lower, column) => lower * factorOf(column)),
      columnUpper: program.columnUpper.map((upper, column) => upper * factorOf(column)),
      value: program.value.map((value, k) => value / factorOf(program.index[k] ?? 0)),
    },
    unscale: (x) => x.map((value, column) => value / factorOf(column)),
  };
}
