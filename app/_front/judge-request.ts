import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { CodedError } from "@/lib/errors";
import { describeMethods, type Heading, type Reply, refuse, refuseMethod } from "./reply";

const apiMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const pageMethods = ["GET", "HEAD", "OPTIONS"];

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether Next will read the header by which a page asks for parts of itself. */
function hasReadableState({ headers }: Heading): boolean {
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The answer to a request at which Next would break down with a bare 500, or which it would take
 * for another: null for every request that is its to answer. A page is only ever read; a method
 * that the interface has, but not on that path, is its route's to refuse.
 */
export function judgeRequest(heading: Heading): Reply | null {
  const { method = "", url = "" } = heading;
  if (url === "*" && method === "OPTIONS") return describeMethods(apiMethods);
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/")) {
    return refuse(new CodedError("bad_field", "The path must begin with /", "path"));
  }
  const isApi = /^\/api(\/|$)/.test(path);
  const methods = isApi ? apiMethods : pageMethods;
  if (!methods.includes(method)) return refuseMethod(heading, methods, isApi);
  if (isApi && !isDecodable(path)) {
    const message = "The path is not percent-encoded UTF-8";
    return refuse(new CodedError("bad_field", message, "path"));
  }
  if (isApi) return null;
  if (method === "OPTIONS") return describeMethods(methods);
  if (hasReadableState(heading)) return null;
  const message = "The state of the page is not one that it has written";
  return refuse(new CodedError("bad_field", message, "next-router-state-tree"));
}
