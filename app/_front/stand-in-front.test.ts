import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "../_i18n/messages";
import { awaitServer } from "./await-server";
import { exchange, oddRequests, readAnswer, writeRequest } from "./odd-requests.fixture";
import { standInFront } from "./stand-in-front";

let server: Server;
let port = 0;
let passed: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    passed.push(`${request.method} ${request.url}`);
    if (request.url === "/stream") response.write("first");
    else if (request.url !== "/api/body") response.end("behind");
  });
  server.on("upgrade", () => undefined);
  awaitServer(standInFront);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  // The first request finds the front in its place, which was not there when the server opened.
  expect(readAnswer(await exchange(port, writeRequest("GET /api/%"))).status).toBe(400);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("before the server", () => {
  it.each(oddRequests)("answers $status $code to $title", async ({ bytes, status, code }) => {
    passed = [];
    const answer = readAnswer(await exchange(port, bytes));
    expect(answer.status).toBe(status);
    expect(passed).toEqual([]);
    if (code !== null) {
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.body).toContain(`{"error":{"code":"${code}","message":"`);
    } else if (status === 405) {
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.body).toContain(messages.ko.errors.code.method_not_allowed);
    }
    if (status === 405 && code === null) expect(answer.headers.get("allow")).toMatch(/^GET, HEAD/);
  });

  it("says it in the language of the page", async () => {
    const cookie = "Cookie: a=b; bunsan-locale=en\r\n";
    const { body } = readAnswer(await exchange(port, writeRequest("POST /", cookie)));
    expect(body).toContain('<html lang="en">');
    expect(body).toContain(messages.en.errors.code.method_not_allowed);
  });

  it.each([
    ["GET /", "GET /"],
    ["HEAD /nothing", "HEAD /nothing"],
    ["GET /%", "GET /%"],
    ["GET /?a=%", "GET /?a=%"],
    ["DELETE /api/scenarios/%EB%B6%84", "DELETE /api/scenarios/%EB%B6%84"],
    ["OPTIONS /api/layers", "OPTIONS /api/layers"],
    ["GET /api/layers?x=%", "GET /api/layers?x=%"],
    ["GET /apis/%", "GET /apis/%"],
    ["GET http://elsewhere/api/layers?x", "GET /api/layers?x"],
    ["GET http://elsewhere", "GET /"],
    ["GET HTTPS://elsewhere?x", "GET /?x"],
  ])("lets %s through", async (line, expected) => {
    passed = [];
    const { status } = readAnswer(await exchange(port, writeRequest(line)));
    expect(status).toBe(200);
    expect(passed).toEqual([expected]);
  });

  it("lets the state through that a page writes", async () => {
    const tree = encodeURIComponent(
      JSON.stringify(["", { children: ["__PAGE__", {}] }, null, null]),
    );
    const headers = `RSC: 1\r\nNext-Router-State-Tree: ${tree}\r\n`;
    expect(readAnswer(await exchange(port, writeRequest("GET /", headers))).body).toContain(
      "behind",
    );
  });

  it("answers a wish for another protocol as a plain request", async () => {
    const bytes =
      "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n";
    expect(readAnswer(await exchange(port, bytes)).status).toBe(200);
  });

  it("refuses a body that breaks off its own form while it is awaited", async () => {
    const chunked = "Transfer-Encoding: chunked\r\n";
    const bytes = `${writeRequest("POST /api/body", chunked)}nonsense\r\n`;
    const { status, body } = readAnswer(await exchange(port, bytes));
    expect(status).toBe(400);
    expect(body).toContain('"code":"bad_field"');
  });

  it("never writes a refusal into the midst of an answer", async () => {
    const received = await new Promise<string>((done) => {
      let text = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(writeRequest("GET /stream")));
      socket.on("data", (part) => {
        text += part;
        if (text.includes("first")) socket.write("nonsense\r\n\r\n");
      });
      socket.on("error", () => undefined);
      socket.on("close", () => done(text));
    });
    expect(received).toContain("first");
    expect(received).not.toContain("error");
  });
});
