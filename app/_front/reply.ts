import type { IncomingMessage } from "node:http";
import { CodedError, type ErrorCode } from "@/lib/errors";
import { toErrorBody } from "@/lib/http/respond-error";
import { statusOf } from "@/lib/http/status-of";
import { chooseLocale, localeCookie } from "../_i18n/locale";
import { messages } from "../_i18n/messages";

/** What of a request is known before its body is. */
export type Heading = Pick<IncomingMessage, "method" | "url" | "headers">;

/** A whole answer, before it is known how it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a coded error in the form of the interface; `status` where the code's own is too broad. */
export function refuse(error: CodedError, status = statusOf(error.code)): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    body: JSON.stringify(toErrorBody(error)),
  };
}

function writePage({ headers }: Heading, code: ErrorCode): string {
  const cookie = new RegExp(`(?:^|;\\s*)${localeCookie}=(\\w+)`).exec(headers.cookie ?? "");
  const locale = chooseLocale(cookie?.[1], headers["accept-language"] ?? null);
  const { common, errors } = messages[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${common.appName}</title>
</head>
<body>
<h1>${errors.code[code]}</h1>
<p><a href="/">${common.notFound.home}</a></p>
</body>
</html>
`;
}

/** Refuses a method with those that are possible: coded on the interface, in words on a page. */
export function refuseMethod(heading: Heading, methods: string[], isApi: boolean): Reply {
  const allow = methods.join(", ");
  const message = `${heading.method?.slice(0, 20)} is not possible here; possible: ${allow}`;
  const coded = refuse(new CodedError("method_not_allowed", message));
  const headers = { ...coded.headers, Allow: allow };
  if (isApi) return { ...coded, headers };
  const body = writePage(heading, "method_not_allowed");
  return { ...coded, headers: { ...headers, "Content-Type": "text/html; charset=utf-8" }, body };
}

/** Says which methods are possible, to whoever asks for that alone. */
export function describeMethods(methods: string[]): Reply {
  return { status: 204, headers: { Allow: methods.join(", ") }, body: "" };
}
