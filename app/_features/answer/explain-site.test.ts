import { describe, expect, test } from "vitest";
import { makeSite } from "@/app/_plan/make-response.fixture";
import type { LimitUse } from "@/lib/schema/plan";
import { defaultScenario } from "@/lib/schema/scenario";
import { explainSite } from "./explain-site";

const limit = (id: string, kind: LimitUse["kind"], subject: string): LimitUse => ({
  id,
  kind,
  subject,
  limit: 500,
  used: 500,
  unit: "MW",
  binding: true,
  source: "scenario",
});
const limits = [limit("province:46", "province", "46"), limit("bus:7", "bus", "7")];
const at = (loadMw: number, binding: string[], capMw = 2000) =>
  explainSite({ ...makeSite("s1", loadMw), capMw, binding }, limits, defaultScenario);

describe("why a site stops where it does", () => {
  test("the nearest binding limit explains it, not the first one listed", () => {
    expect(at(500, ["province:46", "bus:7"])).toEqual({ kind: "bus", subject: "7" });
    expect(at(500, ["province:46"])).toEqual({ kind: "province", subject: "46" });
  });

  test("without a shared limit, the cap of its connection or the rules explain it", () => {
    expect(at(400, [], 400).kind).toBe("voltage");
    expect(at(defaultScenario.site.maxMw, []).kind).toBe("maximum");
    expect(at(defaultScenario.site.minMw, []).kind).toBe("minimum");
  });

  test("a site that nothing holds says so", () => {
    expect(at(333, []).kind).toBe("none");
  });
});
