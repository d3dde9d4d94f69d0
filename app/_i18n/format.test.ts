import { describe, expect, test } from "vitest";
import {
  formatExactly,
  formatGap,
  formatGw,
  formatInUnit,
  formatMw,
  formatMwChange,
  formatNumber,
  formatShare,
  formatShareChange,
  formatSpan,
} from "./format";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("figures on the page", () => {
  test("megawatts are whole, separated by thousands and carry their unit", () => {
    expect(plain(formatMw(8399.6, "ko"))).toBe("8,400 MW");
    expect(plain(formatGw(18_400, "en"))).toBe("18.4 GW");
  });

  test("a share has one decimal below ten per cent and none above", () => {
    expect(plain(formatShare(0.0624, "en"))).toBe("6.2 %");
    expect(plain(formatShare(0.06, "en"))).toBe("6 %");
    expect(plain(formatShare(0.7003, "en"))).toBe("70 %");
    expect(plain(formatShare(0.0997, "en"))).toBe("10 %");
  });

  test("a share that is not zero never reads as zero", () => {
    expect(plain(formatShare(0.0001, "en"))).toBe("< 0.1 %");
    expect(plain(formatShare(0, "en"))).toBe("0 %");
  });

  test("a value that is to be written down again keeps all its decimals", () => {
    expect(plain(formatExactly(8123.7, "MW", "en"))).toBe("8,123.7 MW");
    expect(plain(formatExactly(8400, "MW", "ko"))).toBe("8,400 MW");
    expect(plain(formatExactly(0.207, "share", "en"))).toBe("20.7 %");
    expect(plain(formatExactly(7, "km", "en"))).toBe("7 km");
  });

  test("a gap never shows a minus sign from rounding noise", () => {
    expect(plain(formatGap(-1e-12, "ko"))).toBe("0.0 %");
    expect(plain(formatGap(0.006, "ko"))).toBe("0.6 %");
    expect(formatNumber(-0.2, "ko")).toBe("0");
  });

  test("a change carries its sign", () => {
    expect(plain(formatMwChange(120, "en"))).toBe("+120 MW");
    expect(plain(formatMwChange(-40, "en"))).toBe("\u221240 MW");
    expect(plain(formatShareChange(0.012, "en"))).toBe("+1.2 %p");
  });

  test("a span names its unit once and begins with the smaller end", () => {
    expect(plain(formatSpan(4480, 640, "MW", "en"))).toBe("640–4,480 MW");
    expect(plain(formatSpan(0, 0.38, "share", "ko"))).toBe("0–38 %");
    expect(plain(formatSpan(0.0001, 0.5, "share", "ko"))).toBe("< 0.1 %–50 %");
  });

  test("a value follows the unit that its criterion names", () => {
    expect(plain(formatInUnit(0.38, "share", "ko"))).toBe("38 %");
    expect(plain(formatInUnit(118.4, "km", "ko"))).toBe("118 km");
    expect(plain(formatInUnit(23, "sites", "ko"))).toBe("23");
  });
});
