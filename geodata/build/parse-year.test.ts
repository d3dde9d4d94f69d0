import { expect, it } from "vitest";
import { parseYear } from "./parse-year";

it.each([
  ["41 MW 2027-11; 103 MW 2029-02", 2029],
  ["2028-2029", 2029],
  ["2029+", 2029],
  ["phased to 2037", 2037],
  ["2028 (claimed)", 2028],
  ["2027-06 (first 50 MW)", null],
  ["43 months build", null],
  [null, null],
])("reads %s as %s", (words, year) => {
  expect(parseYear(words)).toBe(year);
});
