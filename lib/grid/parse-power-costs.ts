import { CodedError } from "@/lib/errors";
import type { PowerCost } from "./matpower-case";

/** No cost at any output. */
export const freeOfCost: PowerCost = { kind: "polynomial", quadratic: 0, linear: 0, constant: 0 };

/**
 * Reads the first `count` rows of `gencost` or `dclinecost` (rows of reactive power may follow).
 *
 * Row: model, start-up, shut-down, n, then n coefficients from the highest power down (model 2) or
 * n pairs MW, cost (model 1). Throws `bad_field` for missing or malformed rows and
 * `unsupported_type` for cubic or non-convex costs, which no linear program can state.
 */
export function parsePowerCosts(
  rows: readonly (readonly number[])[] | undefined,
  count: number,
  field: string,
): PowerCost[] {
  if (rows === undefined || rows.length === 0)
    return Array.from({ length: count }, () => freeOfCost);
  if (rows.length < count) {
    throw new CodedError("bad_field", `${field} has ${rows.length} rows for ${count}`, field);
  }
  return rows.slice(0, count).map((row, position) => parseRow(row, `${field}[${position + 1}]`));
}

function parseRow(row: readonly number[], field: string): PowerCost {
  const [model, , , termCount = Number.NaN] = row;
  if (model !== 1 && model !== 2) {
    throw new CodedError("bad_field", `${field}: cost model ${model} is neither 1 nor 2`, field);
  }
  const needed = model === 1 ? 2 * termCount : termCount;
  const terms = row.slice(4, 4 + needed);
  if (!Number.isInteger(termCount) || termCount < 0 || terms.length < needed) {
    throw new CodedError("bad_field", `${field}: ${termCount} terms are not all there`, field);
  }
  if (terms.some((term) => !Number.isFinite(term))) {
    throw new CodedError("bad_field", `${field} has a term that is no finite number`, field);
  }
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
  let lastSlope = -Infinity;
  for (let position = 1; position < points.length; position += 1) {
    const [mw = 0, cost = 0] = points[position] ?? [];
    const [mwBefore = 0, costBefore = 0] = points[position - 1] ?? [];
    if (mw <= mwBefore) throw new CodedError("bad_field", `${field}: MW must increase`, field);
    const slope = (cost - costBefore) / (mw - mwBefore);
    // Points are rounded in the files: a slope that falls by rounding is no concave piece.
    if (slope < lastSlope - 1e-6 * Math.max(1, Math.abs(lastSlope))) {
      throw new CodedError("unsupported_type", `${field} is not convex`, field);
    }
    lastSlope = slope;
  }
  return { kind: "piecewise", points };
}
