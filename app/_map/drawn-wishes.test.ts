import { expect, test } from "vitest";
import { DrawnWishes } from "./drawn-wishes";

test("wishes wait until the map can draw, the newest of each name", () => {
  const drawn: string[] = [];
  const wishes = new DrawnWishes();
  wishes.set("plan", () => drawn.push("old plan"));
  wishes.set("locks", () => drawn.push("locks"));
  wishes.set("plan", () => drawn.push("plan"));
  expect(drawn).toEqual([]);
  wishes.drawAll();
  expect(drawn).toEqual(["plan", "locks"]);
  wishes.set("plan", () => drawn.push("next plan"));
  expect(drawn).toEqual(["plan", "locks", "next plan"]);
});

test("after a loss everything is drawn again, what came meanwhile too", () => {
  const drawn: string[] = [];
  const wishes = new DrawnWishes();
  wishes.drawAll();
  wishes.set("plan", () => drawn.push("plan"));
  wishes.hold();
  wishes.set("locks", () => drawn.push("locks"));
  expect(drawn).toEqual(["plan"]);
  wishes.drawAll();
  expect(drawn).toEqual(["plan", "plan", "locks"]);
});
