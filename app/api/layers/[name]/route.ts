import { loadEncodedLayer } from "@/lib/geodata/load-encoded-layer";
import { handleRoute } from "@/lib/http/handle-route";
import { refuseMethods } from "@/lib/http/refuse-methods";
import { respondEncoded } from "../respond-encoded";

type Context = { params: Promise<{ name: string }> };

/** One layer as RFC 7946 GeoJSON; an unknown name is `not_found`. */
export const GET = handleRoute(async (request: Request, { params }: Context) => {
  const { name } = await params;
  return respondEncoded(request, await loadEncodedLayer(name), "application/geo+json");
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods("GET", "HEAD");
