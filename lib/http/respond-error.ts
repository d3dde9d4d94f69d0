import { CodedError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ErrorBody } from "@/lib/schema/solve-response";
import { statusOf } from "./status-of";

const RETRY_AFTER_S = 2;

/** The coded error of anything thrown; what is not coded is a fault of ours and is logged. */
export function toCodedError(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  log.error({ err: thrown }, "unexpected error");
  return new CodedError("internal", "The server met an unexpected error");
}

/** Wire form of a coded error: `{error: {code, message, field?}}`. */
export function toErrorBody(error: CodedError): ErrorBody {
  const { code, message, field } = error;
  return { error: field === undefined ? { code, message } : { code, message, field } };
}

/** Answers anything thrown with its status and coded body; adds Retry-After where waiting helps. */
export function respondError(thrown: unknown): Response {
  const error = toCodedError(thrown);
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (["rate_limited", "busy", "unavailable"].includes(error.code)) {
    headers.set("Retry-After", String(RETRY_AFTER_S));
  }
  return Response.json(toErrorBody(error), { status: statusOf(error.code), headers });
}
