import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioSchema } from "@/lib/schema/scenario";
import { readAddress } from "./read-address";
import { scenarioKeys } from "./scenario-url";
import { stageKeys } from "./stage-url";

const read = (query: string) => readAddress(new URLSearchParams(query));

test("a key that is not ours and a key said again are named, the first text counts", () => {
  const { scenario, stages, leftOut } = read("t=500&wx=0.3&t=900&yg=2.5&s=abc");
  expect(scenario).toEqual(scenarioSchema.parse({ targetMw: 500 }));
  expect(stages.demandGrowthPctPerYear).toBe(2.5);
  expect(leftOut).toEqual([
    { path: null, text: "wx=0.3", why: "unknown" },
    { path: null, text: "t=900", why: "repeated" },
  ]);
});

test("names of what every object has are keys like others", () => {
  expect(read("__proto__=1&constructor=2").leftOut.map(({ text }) => text)).toEqual([
    "__proto__=1",
    "constructor=2",
  ]);
});

test("whatever an address says, each part of it is read or named", () => {
  const key = fc.oneof(fc.constantFrom(...scenarioKeys, ...stageKeys), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.string()), { maxLength: 6 }), (pairs) => {
      const query = new URLSearchParams(pairs);
      const { scenario, leftOut } = readAddress(query);
      expect(scenarioSchema.safeParse(scenario).success).toBe(true);
      const named = new Set(leftOut.map(({ text }) => text.split("=")[0]));
      const ours = new Set([...scenarioKeys, ...stageKeys, "s"]);
      for (const name of query.keys()) {
        // A shortened text may end within its key.
        const isNamed = [...named].some((one) => name.startsWith((one ?? "").replace("…", "")));
        expect(ours.has(name) || isNamed).toBe(true);
      }
    }),
    { seed: 5 },
  );
});
