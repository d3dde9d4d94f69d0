import type { EncodedBody } from "@/lib/geodata/encode-body";

/** Browsers may keep a layer for an hour and ask by its tag after that. */
const CACHE_CONTROL = "public, max-age=3600, stale-while-revalidate=86400";

type Coding = "br" | "gzip" | "identity";

/** The best coding of ours that `Accept-Encoding` names with a quality above 0. */
function chooseCoding(header: string): Coding {
  const accepted = new Set(
    header
      .toLowerCase()
      .split(",")
      .map((part) => part.trim().split(/\s*;\s*/))
      .filter(([, quality]) => quality === undefined || Number(quality.replace("q=", "")) > 0)
      .map(([coding]) => coding),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : "identity";
}

function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const opaque = etag.replace(/^W\//, "");
  return header
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || tag === opaque);
}

/** Answers with a body made beforehand: 304 where the reader has it, else in the best coding. */
export function respondEncoded(request: Request, body: EncodedBody, type: string): Response {
  const headers = new Headers({
    "Cache-Control": CACHE_CONTROL,
    ETag: body.etag,
    Vary: "Accept-Encoding",
  });
  if (matchesTag(request.headers.get("if-none-match"), body.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const coding = chooseCoding(request.headers.get("accept-encoding") ?? "");
  const bytes = body[coding];
  headers.set("Content-Type", type);
  headers.set("Content-Length", String(bytes.byteLength));
  if (coding !== "identity") headers.set("Content-Encoding", coding);
  return new Response(bytes, { headers });
}
