import { createServer, type Socket } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { Database } from "./database";
import { readDatabaseUrl } from "./database-url";
import { listScenarios } from "./scenario-store";

/** What a request hears when the database is at `url`: code and message. */
async function ask(url: string): Promise<string> {
  const database = new Database({ projectFolder: process.cwd(), dataFolder: "nowhere", url });
  try {
    await listScenarios(database, "a".repeat(64));
    return "answered";
  } catch (error) {
    return error instanceof Error && "code" in error ? `${error.code}: ${error.message}` : "?";
  } finally {
    await database.close();
  }
}

/** Runs `work` with the port of a server that does to each connection what `greet` says. */
async function withServer(
  greet: (socket: Socket) => void,
  work: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer((socket) => greet(socket.on("error", () => undefined)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  try {
    await work(typeof address === "object" && address ? address.port : 0);
  } finally {
    server.close();
  }
}

describe("an address that cannot be used", () => {
  const malformed: [url: string, words: RegExp][] = [
    ["nonsense", /does not begin with postgresql/],
    ["localhost:5432/bunsan", /does not begin with postgresql/],
    ["host=localhost dbname=bunsan", /does not begin with postgresql/],
    ["mysql://bunsan:secret@localhost/bunsan", /does not begin with postgresql/],
    ["https://bunsan:secret@localhost/bunsan", /does not begin with postgresql/],
    ["postgresql:bunsan", /does not begin with postgresql/],
    [" postgresql://localhost/bunsan", /does not begin with postgresql/],
    ["postgresql://bunsan:secret@localhost:port/bunsan", /cannot be read/],
    ["postgresql://bunsan:secret@localhost:99999/bunsan", /cannot be read/],
    ["postgresql://bunsan:secret%FF@localhost/bunsan", /cannot be read/],
    ["postgresql://bunsan:secret@[localhost/bunsan", /cannot be read/],
    ["postgresql://bunsan:secret@localhost/bunsan?sslrootcert=/nowhere/secret", /cannot be read/],
  ];
  it.each(malformed)("is refused in words, without a try: %s", async (url, words) => {
    const said = await ask(url);
    expect(said).toMatch(/^unavailable: .*; the map, plans and exports still work\.$/);
    expect(said).toMatch(words);
    expect(said).not.toContain("secret");
  });

  it("is refused in words when its server has no address", async () => {
    expect(await ask("postgresql://bunsan:secret@nowhere.invalid/bunsan")).toMatch(/not answer/);
  });

  it.each([
    ["that hangs up", (socket: Socket) => void socket.destroy(), /does not answer/],
    [
      "of another kind",
      (socket: Socket) => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      /./,
    ],
  ])("is refused in words when it is that of a server %s", async (_, greet, words) => {
    await withServer(greet, async (port) => {
      const said = await ask(`postgresql://bunsan:secret@127.0.0.1:${port}/bunsan`);
      expect(said).toMatch(/^unavailable: /);
      expect(said).toMatch(words);
    });
  });

  it("is refused in words when the server has no SSL and the address or environment asks for it", async () => {
    await withServer(
      (socket) => socket.once("data", () => socket.end("N")),
      async (port) => {
        const url = `postgresql://bunsan:secret@127.0.0.1:${port}/bunsan`;
        expect(await ask(`${url}?sslmode=verify-full`)).toMatch(/does not agree on SSL/);
        vi.stubEnv("PGSSLMODE", "verify-full");
        expect(await ask(url)).toMatch(/does not agree on SSL/);
        vi.unstubAllEnvs();
      },
    );
  });
});

describe("reading an address", () => {
  it.each([
    ["postgresql://h/d", undefined],
    ["postgres://h/d?schema=", undefined],
    ["POSTGRESQL://h/d?schema=plans", "plans"],
    ["postgresql://h/d?sslmode=disable&schema=My-Schema&x=%", "My-Schema"],
    ["postgresql://h/d?schema=%EB%B6%84%EC%82%B0", "분산"],
    ["postgresql:///d?host=/run/postgresql&schema=plans", "plans"],
    ["socket:/run/postgresql?db=d&schema=plans", "plans"],
    ["/run/postgresql d", undefined],
  ])("finds the schema of %s", (url, schema) => {
    expect(readDatabaseUrl(url).schema).toBe(schema);
  });

  it.each([
    ["postgresql:///d?host=/run/postgresql&sslmode=require", false],
    ["postgresql://%2Frun%2Fpostgresql/d?sslmode=require", false],
    ["socket:/run/postgresql?db=d", false],
    ["/run/postgresql d", false],
    ["postgresql://h/d", undefined],
    ["postgresql:///d", undefined],
  ])("asks for no SSL on a socket alone: %s", (url, ssl) => {
    expect(readDatabaseUrl(url).connection.ssl).toBe(ssl);
  });
});
