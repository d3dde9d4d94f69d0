import { connect } from "node:net";

/** A request that no browser sends, byte for byte, and what is answered before Next sees it. */
export interface OddRequest {
  readonly title: string;
  readonly bytes: string;
  readonly status: number;
  /** Code of the refusal; null = a page with words, or nothing to say. */
  readonly code: string | null;
}

const multipart = "Content-Type: multipart/form-data; boundary=x\r\n";
const partInHalf = "--x\r\nContent-Disposition: form-data; na";

/** Writes a request out; the connection ends with its answer. */
export function writeRequest(line: string, headers = "", body = ""): string {
  const length = body ? `Content-Length: ${body.length}\r\n` : "";
  return `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}${length}\r\n${body}`;
}

function odd(
  status: number,
  code: string | null,
  line: string,
  headers = "",
  body = "",
): OddRequest {
  const title = [line, headers.trim(), body && "with a body"].filter(Boolean).join(", ");
  return { title: title.slice(0, 100), bytes: writeRequest(line, headers, body), status, code };
}

const undecodable = [
  "/api/%",
  "/api/%FF",
  "/api/layers/%",
  "/api/layers/sea%E0%A4%A",
  "/api/%u0041",
];
const oddMethods = ["TRACE", "PROPFIND", "MKCOL", "QUERY", "PURGE", "M-SEARCH", "LINK", "SOURCE"];
const state = "Next-Router-State-Tree: ";

/** One of each kind, over the interface, pages and files. */
export const oddRequests: OddRequest[] = [
  ...undecodable.map((path) => odd(400, "bad_field", `GET ${path}`)),
  odd(400, "bad_field", "POST /api/scenarios/%C3%28", "", "{}"),
  odd(400, "bad_field", "OPTIONS /api/layers/%"),
  odd(400, "bad_field", "GET http://localhost/api/layers/%"),
  ...oddMethods.flatMap((method) => [
    odd(405, "method_not_allowed", `${method} /api/layers`),
    odd(405, "method_not_allowed", `${method} /api/nothing`),
    odd(405, "method_not_allowed", `${method} /api/layers/%`),
    odd(405, null, `${method} /`),
    odd(405, null, `${method} /icon.svg`),
  ]),
  ...["PUT", "DELETE", "PATCH", "POST"].flatMap((method) => [
    odd(405, null, `${method} /`, "", "a=1"),
    odd(405, null, `${method} /nothing`),
    odd(405, null, `${method} /%`),
  ]),
  odd(405, null, "POST /", multipart, "nonsense"),
  odd(405, null, "POST /nothing", multipart, partInHalf),
  odd(405, null, "POST /", "Content-Type: multipart/form-data\r\n", "nonsense"),
  odd(405, null, "POST /", `${multipart}Next-Action: ${"0".repeat(42)}\r\n`, partInHalf),
  odd(405, null, "POST /", "Next-Action: x\r\nOrigin: nonsense\r\n", "[]"),
  odd(204, null, "OPTIONS /"),
  odd(204, null, "OPTIONS *"),
  odd(400, "bad_field", "GET *"),
  ...["nonsense", "%", "[]", "null", '["",{},null,null,true]'].map((text) =>
    odd(400, "bad_field", "GET /nothing", `RSC: 1\r\n${state}${text}\r\n`),
  ),
  odd(405, "method_not_allowed", "NONSENSE /"),
  odd(405, "method_not_allowed", "get /api/layers"),
  odd(405, "method_not_allowed", "CONNECT localhost:443"),
  odd(431, "too_large", "GET /", `X: ${"x".repeat(20_000)}\r\n`),
  odd(400, "bad_field", "POST /api/solve", "Content-Length: 1\r\nContent-Length: 2\r\n"),
];

/** Sends bytes to a server on this machine and reads until the connection ends. */
export function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part) => parts.push(part));
    socket.on("end", () => socket.end());
    socket.on("close", () => done(Buffer.concat(parts).toString()));
    socket.on("error", fail);
  });
}

/** Status, headers by lower-case name, and the text that follows them. */
export function readAnswer(answer: string) {
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const [line = "", ...lines] = head.split("\r\n");
  const headers = new Headers(
    lines.map((text): [string, string] => {
      const colon = text.indexOf(":");
      return [text.slice(0, colon), text.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(line.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}
