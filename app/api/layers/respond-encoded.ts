import type { EncodedBody } from "@/lib/geodata/encode-body";

/** Browsers may keep a layer for an hour and ask by its tag after that. */
const CACHE_CONTROL = "public, max-age=3600, stale-while-revalidate=86400";

function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const opaque = etag.replace(/^W\//, "");
  return header
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || tag === opaque);
}

/**
 * Answers with a body made beforehand, or 304 where the reader has it. The bytes go out plain:
 * Next drops `Content-Encoding` from a route handler's answer and compresses it itself.
 */
export function respondEncoded(request: Request, body: EncodedBody, type: string): Response {
  const headers = new Headers({ "Cache-Control": CACHE_CONTROL, ETag: body.etag });
  if (matchesTag(request.headers.get("if-none-match"), body.etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("Content-Type", type);
  return new Response(body.bytes, { headers });
}
