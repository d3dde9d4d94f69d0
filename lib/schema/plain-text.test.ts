import fc from "fast-check";
import { expect, test } from "vitest";
import { savedNameSchema } from "./saved-scenario";
import { ownSiteSchema } from "./scenario";

const site = { id: "x1", lon: 127, lat: 36.5 };
const takes = (name: string) => [
  savedNameSchema.safeParse(name).success,
  ownSiteSchema.safeParse({ ...site, name }).success,
];

/** Ranges of what hides or turns a text, first and last code point. */
const hidden: [number, number][] = [
  ...[[0x00, 0x1f] as [number, number], [0x7f, 0x9f] as [number, number]],
  ...[[0x061c, 0x061c] as [number, number], [0x200e, 0x200f] as [number, number]],
  ...[[0x2028, 0x202e] as [number, number], [0x2066, 0x206f] as [number, number]],
  ...[[0xd800, 0xdfff] as [number, number], [0xfeff, 0xfeff] as [number, number]],
];

test("a name with anything that hides or turns it is refused, wherever it stands", () => {
  const places: ((mark: string) => string)[] = [
    (mark) => `${mark}해남`,
    (mark) => `해${mark}남`,
    (mark) => `해남${mark}`,
  ];
  for (const [first, last] of hidden) {
    for (let code = first; code <= last; code += code < 0xd800 ? 1 : 97) {
      for (const place of places) {
        const name = place(String.fromCharCode(code));
        expect(takes(name), `U+${code.toString(16)}`).toEqual([false, false]);
      }
    }
  }
});

test("letters, marks and signs of any script are taken", () => {
  const names = [
    "해남 솔라시도 1단계",
    "A-1 (north) №2",
    "データ",
    "مركز",
    "👩‍🌾 밭",
    "가\u200d나",
    "é",
  ];
  for (const name of names) expect(takes(name), name).toEqual([true, true]);
  const graphic = fc.stringMatching(/^[\p{L}\p{N}\p{P}\p{S}]{1,20}$/u);
  fc.assert(
    fc.property(graphic, (name) => takes(name).every(Boolean)),
    { seed: 3, numRuns: 200 },
  );
});

test("spaces around a name are dropped, and spaces alone are no name", () => {
  expect(savedNameSchema.parse("  호남 먼저 ")).toBe("호남 먼저");
  expect(takes("   ")).toEqual([false, false]);
});
