import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** Quality at which a layer of a megabyte takes well under a second, once. */
const BROTLI_QUALITY = 7;

/** A text in every form that it can be sent in, and the tag that changes with it. */
export type EncodedBody = {
  etag: string;
  identity: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
};

/** Compresses a text once, so that no request has to. */
export async function encodeBody(text: string): Promise<EncodedBody> {
  const identity = new TextEncoder().encode(text);
  const [zipped, brotli] = await Promise.all([
    compressGzip(identity, { level: 9 }),
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ]);
  const digest = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  return {
    etag: `W/"${digest}"`,
    identity,
    gzip: new Uint8Array(zipped),
    br: new Uint8Array(brotli),
  };
}
