import { describe, expect, test } from "vitest";
import { messages } from "./messages";

/** Every sentence by its dotted key. */
function flatten(value: unknown, key = ""): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, key === "" ? name : `${key}.${name}`),
  );
}

/** Names of the arguments and tags that a sentence is filled with. */
function listSlots(sentence: string): string[] {
  const slots = [...sentence.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, a, b]) => a ?? b ?? "");
  return [...new Set(slots)].sort();
}

/** Tags that only keep words on one line: a language uses them as it needs. */
const layoutTags = new Set(["n"]);

const ko = new Map(flatten(messages.ko));
const en = new Map(flatten(messages.en));

describe("the sentences of the page", () => {
  test("both languages say the same things", () => {
    expect([...en.keys()].sort()).toEqual([...ko.keys()].sort());
  });

  test("nothing that a sentence is given is lost in the other language", () => {
    const differing = [...ko].filter(([key, sentence]) => {
      const slots = (text: string) => listSlots(text).filter((slot) => !layoutTags.has(slot));
      return slots(sentence).join() !== slots(en.get(key) ?? "").join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("no sentence is empty", () => {
    const empty = [...ko, ...en].filter(([, sentence]) => sentence.trim() === "");
    expect(empty).toEqual([]);
  });
});
