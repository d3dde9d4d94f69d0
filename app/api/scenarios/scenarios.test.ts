import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listServerHomes, stopServer } from "@/lib/db/postmaster.mjs";
import { shareDatabase } from "@/lib/db/shared-database";
import { savedListSchema, savedScenarioSchema } from "@/lib/schema/saved-scenario";
import { DELETE, GET, PUT } from "./[id]/route";
import * as all from "./route";

const handlers = { GET, PUT, DELETE };
const base = "http://localhost:3000/api/scenarios";
let dataFolder = "";

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "bunsan-api-"));
  await chmod(dataFolder, 0o755);
  process.env.BUNSAN_DATA = dataFolder;
  process.env.DATABASE_URL = "";
});

afterAll(async () => {
  await shareDatabase().close();
  await stopServer(dataFolder);
  for (const home of [dataFolder, listServerHomes(dataFolder)[1]]) {
    await rm(home, { recursive: true, force: true });
  }
});

interface Ask {
  readonly cookie?: string | undefined;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

function makeRequest(method: string, url: string, { cookie, body, headers }: Ask): Request {
  const all = new Headers({ "Content-Type": "application/json", ...headers });
  if (cookie) all.set("Cookie", cookie);
  return new Request(url, { method, headers: all, ...(body === undefined ? {} : { body }) });
}

function post(ask: Ask): Promise<Response> {
  return all.POST(makeRequest("POST", base, ask));
}

function call(method: "GET" | "PUT" | "DELETE", id: string, ask: Ask = {}): Promise<Response> {
  const params = Promise.resolve({ id });
  return handlers[method](makeRequest(method, `${base}/${id}`, ask), { params });
}

async function list(cookie?: string): Promise<string[]> {
  const answer = await all.GET(makeRequest("GET", base, { cookie }));
  return savedListSchema.parse(await answer.json()).scenarios.map(({ name }) => name);
}

async function save(name: string, cookie?: string) {
  const answer = await post({ cookie, body: JSON.stringify({ name, scenario: {} }) });
  expect(answer.status).toBe(201);
  const setCookie = answer.headers.get("set-cookie") ?? "";
  const saved = savedScenarioSchema.parse(await answer.json());
  return { saved, setCookie, cookie: setCookie.split(";")[0] ?? "" };
}

describe("saved scenarios", () => {
  it("belong to the browser that made them, and to no other", async () => {
    const mine = await save("mine");
    const second = await save("mine too", mine.cookie);
    const theirs = await save("theirs");
    expect(second.cookie).toBe(mine.cookie);
    expect(theirs.cookie).not.toBe(mine.cookie);
    expect((await list(mine.cookie)).sort()).toEqual(["mine", "mine too"]);
    expect(await list(theirs.cookie)).toEqual(["theirs"]);
    expect(await list()).toEqual([]);
  });

  it("hand out a secret that scripts cannot read and other sites cannot send", async () => {
    const { setCookie } = await save("secret");
    expect(setCookie).toMatch(/^bunsan_owner=[a-f0-9]{64}; .*HttpOnly; SameSite=Lax$/);
    const headers = { "X-Forwarded-Proto": "https" };
    const secure = await post({ headers, body: JSON.stringify({ name: "s", scenario: {} }) });
    expect(secure.headers.get("set-cookie")).toMatch(/; Secure$/);
  });

  it("come back as they were saved, with every default filled in", async () => {
    const scenario = {
      targetMw: 1234.5,
      ownSites: [{ id: "xa", name: "우리 땅", lon: 127, lat: 36 }],
    };
    const answer = await post({ body: JSON.stringify({ name: "  full  ", scenario }) });
    const saved = savedScenarioSchema.parse(await answer.json());
    const read = savedScenarioSchema.parse(await (await call("GET", saved.id)).json());
    expect(read.name).toBe("full");
    expect(read.scenario).toEqual(saved.scenario);
    expect(read.scenario).toMatchObject({ targetMw: 1234.5, ownSites: scenario.ownSites });
    expect([saved.own, read.own]).toEqual([true, false]);
  });

  it("can be read by whoever holds the link, and changed by the owner alone", async () => {
    const { saved, cookie } = await save("linked");
    const stranger = await save("stranger");
    const body = JSON.stringify({ name: "renamed", scenario: { targetMw: 500 } });
    for (const other of [undefined, stranger.cookie]) {
      expect((await call("GET", saved.id, { cookie: other })).status).toBe(200);
      const refused = await call("PUT", saved.id, { cookie: other, body });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ error: { code: "not_owner" } });
      expect((await call("DELETE", saved.id, { cookie: other })).status).toBe(403);
    }
    const changed = await call("PUT", saved.id, { cookie, body });
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ name: "renamed", revision: 2, own: true });
    expect((await call("DELETE", saved.id, { cookie })).status).toBe(204);
    expect((await call("GET", saved.id)).status).toBe(404);
  });

  it("refuse a change to a revision that is no longer the one in store", async () => {
    const { saved, cookie } = await save("contested");
    const body = JSON.stringify({ name: "first", scenario: {} });
    const ask = { cookie, body, headers: { "If-Match": '"1"' } };
    expect((await call("PUT", saved.id, ask)).headers.get("etag")).toBe('"2"');
    const late = await call("PUT", saved.id, ask);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { code: "conflict", field: "revision" } });
  });

  it("take each revision once, however many changes come at the same time", async () => {
    const { saved, cookie } = await save("race");
    const body = JSON.stringify({ name: "race", scenario: {}, revision: 1 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call("PUT", saved.id, { cookie, body })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });
});

const wrong: [title: string, ask: Ask, status: number, code: string, field?: string][] = [
  ["an empty body", { body: "" }, 400, "bad_field", "name"],
  ["what is not JSON", { body: "{" }, 400, "bad_json"],
  ["a list", { body: "[]" }, 400, "bad_field"],
  ["a missing scenario", { body: '{"name":"a"}' }, 400, "bad_field", "scenario"],
  ["a blank name", { body: '{"name":"  ","scenario":{}}' }, 400, "bad_field", "name"],
  [
    "a long name",
    { body: `{"name":"${"가".repeat(121)}","scenario":{}}` },
    400,
    "bad_field",
    "name",
  ],
  ["a NUL in the name", { body: '{"name":"a\\u0000","scenario":{}}' }, 400, "bad_field", "name"],
  ["half a letter", { body: '{"name":"\\ud800","scenario":{}}' }, 400, "bad_field", "name"],
  [
    "a NUL inside the scenario",
    {
      body: '{"name":"a","scenario":{"ownSites":[{"id":"xa","name":"\\u0000","lon":127,"lat":36}]}}',
    },
    400,
    "bad_field",
    "scenario.ownSites.0.name",
  ],
  [
    "text for a number",
    { body: '{"name":"a","scenario":{"targetMw":"8400"}}' },
    400,
    "bad_field",
    "scenario.targetMw",
  ],
  [
    "an unknown key",
    { body: '{"name":"a","scenario":{"targetMW":1}}' },
    400,
    "bad_field",
    "scenario.targetMW",
  ],
  ["a number beyond JSON", { body: '{"name":"a","scenario":{"targetMw":NaN}}' }, 400, "bad_json"],
  ["10 MB", { body: `{"name":"${"a".repeat(10_000_000)}"}` }, 413, "too_large"],
  [
    "a form",
    { body: "name=a", headers: { "Content-Type": "text/plain" } },
    415,
    "unsupported_type",
  ],
];

describe("saving refuses", () => {
  it.each(wrong)("%s", async (_title, ask, status, code, field) => {
    const answer = await post(ask);
    expect(answer.status).toBe(status);
    const { error } = await answer.json();
    expect(error).toMatchObject(field === undefined ? { code } : { code, field });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it.each(["unknown0unknown0unkno", "short", "'; DROP TABLE scenarios; --", "%00"])(
    "the id %s as not found, for reading, changing and deleting",
    async (id) => {
      const params = Promise.resolve({ id });
      const body = JSON.stringify({ name: "a", scenario: {} });
      const answers = await Promise.all([
        GET(makeRequest("GET", base, {}), { params }),
        PUT(makeRequest("PUT", base, { body }), { params }),
        DELETE(makeRequest("DELETE", base, {}), { params }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    },
  );

  it("an If-Match that is no revision", async () => {
    const { saved, cookie } = await save("etag");
    const body = JSON.stringify({ name: "a", scenario: {} });
    const answer = await call("PUT", saved.id, { cookie, body, headers: { "If-Match": "abc" } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { field: "If-Match" } });
  });
});
