import { expect, test } from "vitest";
import type { LimitMove } from "@/lib/schema/plan";
import { roundMove } from "./round-move";

const move = (from: number, to: number, unit: LimitMove["unit"]): LimitMove => {
  return { limit: "x", kind: "target", subject: "", from, to, unit };
};

test.each([
  [
    "a target falls to whole megawatts first",
    move(8400, 8123.7456, "MW"),
    [8123, 8123.7, 8123.745],
  ],
  ["a cap rises, never a fraction short", move(0.05, 0.06214, "share"), [0.063, 0.06214]],
  ["dust of a solver is no step", move(100, 250.000_000_000_1, "MW"), [250]],
  ["sites are whole", move(8, 11.2, "sites"), [12]],
  ["nothing falls below 0", move(20, -1e-9, "MW"), [0]],
  ["what rounds back to where it was is finer", move(933.3, 933.25, "MW"), [933, 933.2, 933.25]],
])("%s", (_, asked, expected) => {
  expect(roundMove(asked).map(({ to }) => to)).toEqual(expected);
});
