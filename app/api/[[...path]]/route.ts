import { CodedError } from "@/lib/errors";
import { respondError } from "@/lib/http/respond-error";

/** What is no route of the interface is refused as the routes refuse, and not with a page. */
function refusePath(): Response {
  return respondError(new CodedError("not_found", "There is no such route; see /api/openapi.json"));
}

export {
  refusePath as DELETE,
  refusePath as GET,
  refusePath as PATCH,
  refusePath as POST,
  refusePath as PUT,
};
