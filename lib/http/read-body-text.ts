import { CodedError } from "@/lib/errors";

/** Largest request body that is read, bytes. */
export const MAX_BODY_BYTES = 1_000_000;

function refuseTooLarge(maxBytes: number): never {
  throw new CodedError("too_large", `The body is larger than ${maxBytes} bytes`);
}

/**
 * Reads a request's body as UTF-8 text, and stops reading as soon as it exceeds `maxBytes`:
 * a body of any size costs at most that much memory. Throws `too_large` or `bad_json`.
 */
export async function readBodyText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  if (Number(request.headers.get("content-length")) > maxBytes) refuseTooLarge(maxBytes);
  if (!request.body) return "";
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    byteCount += value.byteLength;
    if (byteCount > maxBytes) {
      reader.cancel().catch(() => undefined);
      refuseTooLarge(maxBytes);
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new CodedError("bad_json", "The body is not valid UTF-8");
  }
}
