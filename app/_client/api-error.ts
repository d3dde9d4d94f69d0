import { errorSchema } from "@/lib/schema/solve-response";

/** What the service, or the way to it, refused: a code that the page can put in words. */
export class ApiError extends Error {
  constructor(
    /** A code of the service, or "offline" / "unreadable" for the way to it. */
    readonly code: string,
    readonly field: string | undefined,
    /** Seconds after which to try again, where the service says so. */
    readonly retryAfterS: number | null = null,
  ) {
    super(code);
    this.name = "ApiError";
  }
}

/** Reads a refusal from the body of a response. */
export function parseApiError(body: unknown, retryAfter: string | null): ApiError {
  const parsed = errorSchema.safeParse(body);
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const wait = Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  if (!parsed.success) return new ApiError("unreadable", undefined, wait);
  return new ApiError(parsed.data.error.code, parsed.data.error.field, wait);
}

/** Sends a request; a refusal or a lost connection becomes an `ApiError`, an abort stays one. */
export async function fetchChecked(input: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    throw new ApiError("offline", undefined);
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw parseApiError(body, response.headers.get("retry-after"));
}
