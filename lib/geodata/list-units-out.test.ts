import { expect, test } from "vitest";
import { listUnitsOut } from "./list-units-out";

const outage = { unit: "g7", startDay: 10, startHour: 5, endDay: 12, endHour: 3 };

test("a unit is out in the first and the last hour of its outage and not one hour beyond", () => {
  expect(listUnitsOut([outage], 10, 4)).toEqual([]);
  expect(listUnitsOut([outage], 10, 5)).toEqual(["g7"]);
  expect(listUnitsOut([outage], 11, 24)).toEqual(["g7"]);
  expect(listUnitsOut([outage], 12, 3)).toEqual(["g7"]);
  expect(listUnitsOut([outage], 12, 4)).toEqual([]);
});

test("a unit with two outages over one hour is named once", () => {
  expect(listUnitsOut([outage, outage], 11, 1)).toEqual(["g7"]);
});
