import { describe, expect, it } from "vitest";
import { makeResponse, makeSite } from "@/app/_plan/make-response.fixture";
import { scenarioSchema } from "@/lib/schema/scenario";
import { adoptPlan } from "./adopt-plan";

describe("adopting a plan", () => {
  const { plan } = makeResponse({ sites: [makeSite("s1", 600), makeSite("s7", 400)] });
  const ids = plan.sites.map(({ id }) => id);

  it("locks exactly its sites in and lets no other open", () => {
    const adopted = adoptPlan(scenarioSchema.parse({ site: { minCount: 40 } }), plan);
    expect(adopted.lockedIn.map(({ id }) => id)).toEqual(ids);
    expect(adopted.site.maxCount).toBe(ids.length);
    expect(adopted.site.minCount).toBeLessThanOrEqual(ids.length);
    expect(scenarioSchema.safeParse(adopted).success).toBe(true);
  });

  it("keeps the bounds of a lock that was there", () => {
    const lock = { id: ids[0] ?? "", minMw: 50, maxMw: 300 };
    expect(adoptPlan(scenarioSchema.parse({ lockedIn: [lock] }), plan).lockedIn).toContainEqual(
      lock,
    );
  });
});
