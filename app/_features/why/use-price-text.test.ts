import { expect, it } from "vitest";
import { formatPrice } from "./use-price-text";

it("says two figures of a price that is far below one unit, and of others what amounts say", () => {
  const plain = (value: number, unit: string) =>
    formatPrice(value, unit, "en").replaceAll("\u00a0", " ");
  expect(plain(0.000404, "km")).toBe("0.00040 km");
  expect(plain(0.0151, "MW")).toBe("0.015 MW");
  expect(plain(0.45, "MW")).toBe("0.45 MW");
  expect(plain(120.4, "MW")).toBe("120 MW");
  expect(plain(0, "MW")).toBe("0 MW");
});
