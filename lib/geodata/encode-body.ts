import { createHash } from "node:crypto";

/** A text as the bytes that are sent, and the tag that changes with it. */
export type EncodedBody = { etag: string; bytes: Uint8Array<ArrayBuffer> };

/** Encodes and tags a text once, so that no request has to. */
export function encodeBody(text: string): EncodedBody {
  const bytes = new TextEncoder().encode(text);
  const digest = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  return { etag: `W/"${digest}"`, bytes };
}
