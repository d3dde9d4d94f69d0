import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcedResponseSchema } from "@/lib/schema/announced";
import { errorSchema } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";
import { POST } from "./route";

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request("http://x/api/announced", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

beforeAll(async () => {
  await shareService().ready;
}, 60_000);
afterAll(() => shareService().close());

it("answers with every project once, the set's sums and limits that name their source", async () => {
  const response = await ask({});
  expect(response.status).toBe(200);
  const { projects, set, limits, comparison } = announcedResponseSchema.parse(
    await response.json(),
  );
  const counted = projects.filter(({ chosen, countedIn }) => chosen && countedIn === null);
  expect(counted).toHaveLength(set.count);
  expect(counted.reduce((sum, { mw }) => sum + (mw ?? 0), 0)).toBeCloseTo(set.mw, 6);
  expect(counted.reduce((sum, { fitMw }) => sum + (fitMw ?? 0), 0)).toBeCloseTo(set.fitMw, 6);
  expect(set.byKind.reduce((sum, { mw }) => sum + mw, 0)).toBeCloseTo(set.mw, 6);
  expect(set.verified).toBe(true);
  expect(limits.every(({ source }) => source !== "")).toBe(true);
  expect(new Set(projects.map(({ site }) => site?.id).filter(Boolean)).size).toBe(
    projects.filter(({ place }) => place).length,
  );
  expect(comparison).toBeNull();
});

it("places the same MW anywhere and around what fits, both verified", async () => {
  const response = await ask({ projects: ["ulsan-sk-aws", "gangjin"], compare: true });
  const { comparison } = announcedResponseSchema.parse(await response.json());
  expect(comparison?.targetMw).toBe(403);
  expect(comparison?.columns.map(({ id }) => id)).toEqual(["announced", "free", "locked"]);
  for (const { totals, verified } of comparison?.columns ?? []) {
    expect(totals.placedMw).toBe(403);
    expect(verified).toBe(true);
  }
}, 60_000);

describe("a body at fault", () => {
  it.each([
    ["text that is not JSON", "hello", 400, "bad_json", undefined],
    ["null", "null", 400, "bad_field", undefined],
    ["a scenario without its envelope", { targetMw: 600 }, 400, "bad_field", "targetMw"],
    ["a field at fault", { scenario: { targetMw: -1 } }, 400, "bad_field", "scenario.targetMw"],
    [
      "all weights zero",
      { scenario: { weights: { grid: 0, decentralisation: 0, renewables: 0, access: 0 } } },
      400,
      "bad_field",
      "scenario.weights",
    ],
    ["an id that is none", { projects: ["A B"] }, 400, "bad_field", "projects.0"],
    ["an unknown project", { projects: ["atlantis"] }, 422, "unknown_id", "projects.0"],
    ["a centre that runs", { projects: ["yongin-jukjeon"] }, 422, "unknown_id", "projects.0"],
    ["unknown MW", { projects: ["saemangeum-sk"] }, 400, "bad_field", "projects.0"],
    [
      "nothing to compare",
      { projects: ["sk-chungcheong"], compare: true },
      400,
      "bad_field",
      "projects",
    ],
  ])("%s", async (_name, body, status, code, field) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    const { error } = errorSchema.parse(await response.json());
    expect(error.code).toBe(code);
    if (field) expect(error.field).toBe(field);
  });

  it("of another type is refused", async () => {
    expect((await ask("a=1", { "content-type": "text/html" })).status).toBe(415);
  });
});
