import type { ErrorCode } from "@/lib/errors";

const statusByCode: Record<ErrorCode, number> = {
  bad_json: 400,
  bad_field: 400,
  unknown_id: 422,
  too_large: 413,
  unsupported_type: 415,
  not_points: 400,
  not_degrees: 400,
  sites_differ: 409,
  no_scenario: 409,
  infeasible: 422,
  not_found: 404,
  method_not_allowed: 405,
  not_owner: 403,
  conflict: 409,
  rate_limited: 429,
  busy: 503,
  unavailable: 503,
  internal: 500,
};

/** HTTP status that goes with an error code. */
export function statusOf(code: ErrorCode): number {
  return statusByCode[code];
}
