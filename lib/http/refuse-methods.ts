import { CodedError } from "@/lib/errors";
import { respondError } from "./respond-error";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handler = (request: Request) => Response;

/**
 * Handlers for the methods that a route does not have: a coded 405 that lists those it has. Next
 * alone answers with an empty body and no `Allow`. Spread by name over a route's exports:
 * `export const { PUT, PATCH, OPTIONS } = refuseMethods("GET", "HEAD")`.
 */
export function refuseMethods(...allowed: Method[]): Record<Method | "OPTIONS", Handler> {
  const allow = [...allowed, "OPTIONS"].join(", ");
  const refuse: Handler = ({ method }) => {
    const message = `${method.slice(0, 20)} is not possible here; possible: ${allow}`;
    const response = respondError(new CodedError("method_not_allowed", message));
    response.headers.set("Allow", allow);
    return response;
  };
  const describe: Handler = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return {
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: describe,
  };
}
