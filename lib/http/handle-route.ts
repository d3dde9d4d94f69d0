import { respondError } from "./respond-error";

/**
 * Wraps a route handler so that everything it throws becomes a coded answer:
 * `export const POST = handleRoute(async (request) => …)`.
 */
export function handleRoute<Rest extends unknown[]>(
  handler: (request: Request, ...rest: Rest) => Promise<Response> | Response,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handler(request, ...rest);
    } catch (thrown) {
      return respondError(thrown);
    }
  };
}
