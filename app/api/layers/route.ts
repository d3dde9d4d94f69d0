import { loadEncodedLayerList } from "@/lib/geodata/load-encoded-layer";
import { handleRoute } from "@/lib/http/handle-route";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { respondEncoded } from "./respond-encoded";

/** The layers of the map: name, title, number of features, licence, vintage, source. */
export const GET = handleRoute(async (request: Request) =>
  respondEncoded(request, await loadEncodedLayerList(), "application/json"),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("GET", "HEAD");
