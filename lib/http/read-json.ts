import { CodedError } from "@/lib/errors";
import { MAX_BODY_BYTES, readBodyText } from "./read-body-text";

const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

function checkType(request: Request): void {
  const type = request.headers.get("content-type");
  if (type !== null && !jsonType.test(type.trim())) {
    throw new CodedError(
      "unsupported_type",
      "The body must be JSON (Content-Type: application/json)",
    );
  }
}

/**
 * Reads a request's body as JSON; an empty body is `{}`.
 * Throws `unsupported_type`, `too_large`, `bad_json`, or `bad_field` for the key `__proto__`.
 */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  checkType(request);
  const text = await readBodyText(request, maxBytes);
  if (text.trim() === "") return {};
  if (text.includes('"__proto__"')) {
    // Parsers drop this key without a word, and what comes after them might not.
    throw new CodedError("bad_field", "The key __proto__ is not allowed", "__proto__");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new CodedError("bad_json", "The body is not valid JSON");
  }
}
