import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { shareDatabase } from "@/lib/db/shared-database";
import { errorSchema } from "@/lib/schema/solve-response";
import { GET as getLayers } from "../layers/route";
import { DELETE, GET as getOne, PUT } from "./[id]/route";
import { GET, POST } from "./route";

const base = "http://localhost:3000/api/scenarios";
const id = "a".repeat(21);
const params = { params: Promise.resolve({ id }) };
const body = JSON.stringify({ name: "kept", scenario: {} });

function request(method: string, path = ""): Request {
  const headers = { Cookie: `bunsan_owner=${"a".repeat(64)}`, "Content-Type": "application/json" };
  return new Request(`${base}${path}`, {
    method,
    headers,
    ...(method === "POST" || method === "PUT" ? { body } : {}),
  });
}

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "localhost/bunsan");
});

afterAll(async () => {
  await shareDatabase().close();
  vi.unstubAllEnvs();
});

describe("with a database that cannot be reached", () => {
  it.each([
    ["listing", () => GET(request("GET"))],
    ["saving", () => POST(request("POST"))],
    ["reading", () => getOne(request("GET", `/${id}`), params)],
    ["changing", () => PUT(request("PUT", `/${id}`), params)],
    ["deleting", () => DELETE(request("DELETE", `/${id}`), params)],
  ])("%s is unavailable, with the reason and a time to come back", async (_, ask) => {
    const response = await ask();
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    const { error } = errorSchema.parse(await response.json());
    expect(error.code).toBe("unavailable");
    expect(error.message).toContain("DATABASE_URL does not begin with postgresql://");
  });

  it("the map is there as ever", async () => {
    expect((await getLayers(new Request("http://localhost:3000/api/layers"))).status).toBe(200);
  });
});
