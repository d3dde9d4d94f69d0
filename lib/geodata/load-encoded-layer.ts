import { type EncodedBody, encodeBody } from "./encode-body";
import { listLayers, loadLayer } from "./load-layer";

const bodies = new Map<string, Promise<EncodedBody>>();

function encodeOnce(key: string, write: () => Promise<string>): Promise<EncodedBody> {
  const known = bodies.get(key);
  if (known) return known;
  const body = write().then(encodeBody);
  bodies.set(key, body);
  body.catch(() => bodies.delete(key));
  return body;
}

/**
 * A layer as GeoJSON bytes, made at the first request.
 *
 * @throws CodedError `not_found` for an unknown name
 */
export function loadEncodedLayer(name: string): Promise<EncodedBody> {
  return encodeOnce(`layer:${name}`, async () => JSON.stringify(await loadLayer(name)));
}

/** The list of layers as JSON bytes. */
export function loadEncodedLayerList(): Promise<EncodedBody> {
  return encodeOnce("list", async () => JSON.stringify({ layers: await listLayers() }));
}
