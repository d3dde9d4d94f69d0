import { createHash, randomBytes } from "node:crypto";

const COOKIE = "bunsan_owner";
const YEAR_S = 31_536_000;

/** Who a browser is: the hash of a secret that only it holds. */
export interface Owner {
  readonly hash: string;
  /** `Set-Cookie` that makes the browser keep the secret, renewed with each save. */
  readonly setCookie: string;
}

function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function readSecret(request: Request): string | null {
  const cookies = request.headers.get("cookie") ?? "";
  return /(?:^|;\s*)bunsan_owner=([a-f0-9]{64})(?:;|$)/.exec(cookies)?.[1] ?? null;
}

/** Hash of the secret that a request brings, null for a browser that has saved nothing yet. */
export function readOwnerHash(request: Request): string | null {
  const secret = readSecret(request);
  return secret === null ? null : hashSecret(secret);
}

/** The owner behind a request; a browser without a secret is given one of 256 bits. */
export function identifyOwner(request: Request): Owner {
  const secret = readSecret(request) ?? randomBytes(32).toString("hex");
  const proxied = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const scheme = proxied ?? new URL(request.url).protocol.replace(":", "");
  const secure = scheme === "https" ? "; Secure" : "";
  const setCookie = `${COOKIE}=${secret}; Path=/; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${secure}`;
  return { hash: hashSecret(secret), setCookie };
}
