import { type RequestListener, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { CodedError } from "@/lib/errors";
import { judgeRequest } from "./judge-request";
import { type Reply, refuse } from "./reply";

/** Writes an answer where there is no request to answer, only a connection. */
function writeRaw(socket: Duplex, { status, headers, body }: Reply): void {
  const lines = Object.entries({
    ...headers,
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

/** What to say to bytes that Node's parser refused. */
function refuseBytes({ code }: NodeJS.ErrnoException): Reply {
  if (code === "HPE_HEADER_OVERFLOW") {
    return refuse(new CodedError("too_large", "The headers are too large"), 431);
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return refuse(new CodedError("bad_field", "The request did not come to its end"), 408);
  }
  if (code === "HPE_INVALID_METHOD") {
    return refuse(new CodedError("method_not_allowed", "There is no such method"));
  }
  return refuse(new CodedError("bad_field", "This is no HTTP request"));
}

/** The path of a target that names the server as well, as one meant for a proxy does. */
function toPath(target: string): string {
  const path = /^https?:\/\/[^/?#]*(.*)$/is.exec(target)?.[1];
  if (path === undefined) return target;
  return path.startsWith("/") ? path : `/${path}`;
}

/**
 * Puts this project's own answers before those of Next on its server: what `judgeRequest` refuses
 * never gets there, everything else goes through as it is, streams included.
 */
export function standInFront(server: Server): void {
  const behind = server.listeners("request");
  const answers = new WeakMap<Duplex, Set<ServerResponse>>();
  const listener: RequestListener = (request, response) => {
    request.url = toPath(request.url ?? "");
    const open = answers.get(request.socket) ?? new Set();
    answers.set(request.socket, open.add(response));
    response.once("close", () => open.delete(response));
    const reply = judgeRequest(request);
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    else for (const next of behind) Reflect.apply(next, server, [request, response]);
  };
  server.removeAllListeners("request").on("request", listener);
  // Nothing here speaks another protocol: without this, Node takes a wish for one as a plain request,
  // where Next leaves some connections hanging.
  server.removeAllListeners("upgrade");
  server.on("connect", (_request, socket) => {
    writeRaw(socket, refuse(new CodedError("method_not_allowed", "This is no proxy")));
  });
  server.on("clientError", (error, socket) => {
    // In the midst of an answer, a refusal would be read as part of it.
    const isAnswering = [...(answers.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (socket.writable && !isAnswering) writeRaw(socket, refuseBytes(error));
    else socket.destroy();
  });
}
