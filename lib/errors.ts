/** Codes of the answers to bad input and to limits of the service. */
export type ErrorCode =
  | "bad_json"
  | "bad_field"
  | "unknown_id"
  | "too_large"
  | "unsupported_type"
  | "not_points"
  | "not_degrees"
  | "sites_differ"
  | "no_scenario"
  | "infeasible"
  | "not_found"
  | "method_not_allowed"
  | "not_owner"
  | "conflict"
  | "rate_limited"
  | "busy"
  | "unavailable"
  | "internal";

/** A refusal with a code, and the field it is about (dotted path). */
export class CodedError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = "CodedError";
  }

  /**
   * Known by its name, not by its class: each route is bundled with a copy of this module, and what
   * they share throws the copy of the route that was asked first.
   */
  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return thrown instanceof Error && thrown.name === "CodedError";
  }
}
