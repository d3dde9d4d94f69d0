import { CodedError } from "@/lib/errors";
import type { Row } from "./case-table";
import type { PowerCost } from "./matpower-case";

/** No cost at any output. */
export const freeOfCost: PowerCost = { kind: "polynomial", quadratic: 0, linear: 0, constant: 0 };

/**
 * A slope may fall by this share of the steepest one: points are rounded in the files, and what
 * falls by rounding is no concave piece.
 */
const ROUNDING = 5e-5;

/**
 * Reads one row of `gencost` or `dclinecost`: model, start-up, shut-down, n, then n coefficients
 * from the highest power down (model 2) or n pairs MW, cost (model 1).
 *
 * Throws `bad_field` for malformed rows and `unsupported_type` for cubic or non-convex costs, which
 * no linear program can state.
 */
export function parsePowerCost(row: Row): PowerCost {
  const { field } = row;
  const model = row.read(0);
  if (model !== 1 && model !== 2) {
    throw new CodedError("bad_field", `${field}: cost model ${model} is neither 1 nor 2`, field);
  }
  const termCount = row.read(3);
  const needed = model === 1 ? 2 * termCount : termCount;
  if (!Number.isInteger(termCount) || termCount < 0 || row.width < 4 + needed) {
    throw new CodedError("bad_field", `${field}: ${termCount} terms are not all there`, field);
  }
  const terms = Array.from({ length: needed }, (_, term) => row.readFinite(4 + term));
  return model === 1 ? parsePiecewise(terms, field) : parsePolynomial(terms, field);
}

function parsePolynomial(terms: readonly number[], field: string): PowerCost {
  const [constant = 0, linear = 0, quadratic = 0, ...higher] = [...terms].reverse();
  if (higher.some((term) => term !== 0)) {
    throw new CodedError("unsupported_type", `${field} is of a degree above 2`, field);
  }
  if (quadratic < 0) throw new CodedError("unsupported_type", `${field} is not convex`, field);
  return { kind: "polynomial", quadratic, linear, constant };
}

function parsePiecewise(terms: readonly number[], field: string): PowerCost {
  const points: [number, number][] = [];
  for (let position = 0; position < terms.length; position += 2) {
    points.push([terms[position] ?? 0, terms[position + 1] ?? 0]);
  }
  if (points.length < 2) throw new CodedError("bad_field", `${field} needs two points`, field);
  const slopes = points.slice(1).map(([mw, cost], position) => {
    const [mwBefore = 0, costBefore = 0] = points[position] ?? [];
    if (mw <= mwBefore) throw new CodedError("bad_field", `${field}: MW must increase`, field);
    return (cost - costBefore) / (mw - mwBefore);
  });
  const steepest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  let highest = -Infinity;
  for (const slope of slopes) {
    if (slope < highest - ROUNDING * steepest) {
      throw new CodedError("unsupported_type", `${field} is not convex`, field);
    }
    highest = Math.max(highest, slope);
  }
  return { kind: "piecewise", points };
}
