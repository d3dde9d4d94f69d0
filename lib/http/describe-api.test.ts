import { describe, expect, test } from "vitest";
import { z } from "zod";
import { scenarioSchema } from "@/lib/schema/scenario";
import { describeApi } from "./describe-api";

const operationSchema = z.looseObject({
  operationId: z.string(),
  responses: z.record(z.string(), z.unknown()),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});

const document = z
  .looseObject({
    info: z.looseObject({ license: z.object({ name: z.string(), identifier: z.string() }) }),
    servers: z.array(z.object({ url: z.string() })).min(1),
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({
      schemas: z.record(z.string(), z.looseObject({})),
      securitySchemes: z.record(z.string(), z.looseObject({})),
    }),
  })
  .parse(JSON.parse(JSON.stringify(describeApi("0.0.0"))));

const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

function listNodes(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(listNodes);
  const parsed = z.record(z.string(), z.unknown()).safeParse(node);
  if (!parsed.success) return [];
  return [parsed.data, ...Object.values(parsed.data).flatMap(listNodes)];
}

describe("the description of the interface", () => {
  test("names each operation once, with a refusal and a fault that it can end in", () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { operationId, responses } of operations) {
      const statuses = Object.keys(responses);
      expect(
        statuses.some((status) => /^4\d\d$/.test(status)),
        operationId,
      ).toBe(true);
      expect(statuses, operationId).toContain("500");
      expect(
        statuses.every((status) => /^[245]\d\d$/.test(status)),
        operationId,
      ).toBe(true);
    }
  });

  test("writes what recurs once, and refers only to what there is", () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(["Scenario", "Plan", "Error"]));
    const used = listNodes(document).flatMap(({ $ref }) => (typeof $ref === "string" ? $ref : []));
    const there = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(used)].sort()).toEqual(there.sort());
    expect(JSON.stringify(document).length).toBeLessThan(300_000);
  });

  test("has the owner's cookie as the key of what a browser saved, and of nothing else", () => {
    expect(document.components.securitySchemes).toEqual({
      ownerCookie: expect.objectContaining({ type: "apiKey", in: "cookie", name: "bunsan_owner" }),
    });
    const guarded = operations.filter(({ security }) => security).map((one) => one.operationId);
    expect(guarded.sort()).toEqual([
      ...["createScenario", "deleteScenario", "listScenarios", "readScenario", "replaceScenario"],
    ]);
    const strict = operations.filter(({ security }) => security?.every((one) => one.ownerCookie));
    expect(strict.map(({ operationId }) => operationId)).toEqual([
      "replaceScenario",
      "deleteScenario",
    ]);
  });

  test("spells defaults out, as the schemas fill them in", () => {
    for (const { default: value } of listNodes(document)) expect(value).not.toEqual({});
    const { properties } = z
      .object({
        properties: z.record(z.string(), z.looseObject({ default: z.unknown().optional() })),
      })
      .parse(document.components.schemas.Scenario);
    const { provinceBounds: _, ...whole } = scenarioSchema.parse({});
    const told = Object.entries(properties).map(([name, property]) => [name, property.default]);
    expect(Object.fromEntries(told.filter(([, value]) => value !== undefined))).toEqual(whole);
  });
});
