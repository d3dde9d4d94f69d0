import { RateLimiterMemory } from "rate-limiter-flexible";
import { CodedError } from "@/lib/errors";

/**
 * Key of the client behind a request: the last address in `X-Forwarded-For`, the one that our own
 * server (or the proxy in front of it) wrote. Earlier entries are the client's own claim.
 */
export function readClientKey(request: Request): string {
  const forwarded = request.headers.get("x-forwarded-for") ?? "";
  return forwarded.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
}

/** Takes `cost` (1) of what a client may ask in a minute; throws `rate_limited` beyond it. */
export type RateLimit = (request: Request, cost?: number) => Promise<void>;

/** Makes a limiter of `perMinute` a client, kept in memory. */
export function createRateLimit(perMinute: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (request, cost = 1) => {
    try {
      await limiter.consume(readClientKey(request), cost);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      throw new CodedError("rate_limited", `More than ${perMinute} requests in a minute`);
    }
  };
}
