import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Server } from "node:http";

const CHANNEL = "http.server.request.start";

/**
 * Calls `greet` with this process's HTTP server, just before that takes its first request. Node
 * tells of it, since Next opens its server itself and hands it to nobody.
 */
export function awaitServer(greet: (server: Server) => void): void {
  const hear = (message: unknown) => {
    const server = Object(message).server;
    if (!(server instanceof Server)) return;
    unsubscribe(CHANNEL, hear);
    greet(server);
  };
  subscribe(CHANNEL, hear);
}
