import { describeApi } from "@/lib/http/describe-api";
import { handleRoute } from "@/lib/http/handle-route";
import { version } from "@/package.json";

/** The HTTP interface as an OpenAPI 3.1 document. */
export const GET = handleRoute(() => Response.json(describeApi(version)));
