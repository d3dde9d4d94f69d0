import { Planner } from "@/lib/planning/one-plan/planner";
import { planTradeOff } from "@/lib/planning/trade-off/trade-off-planner";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { tradeOffRequestSchema } from "@/lib/schema/trade-off";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { pickQuantile, type TableRow, writeGap, writeMs } from "./write-table";

/** The default trade-off curve: capital share against grid risk, 21 points, each verified. */
export async function measureTradeOff(data: SitingData): Promise<TableRow[]> {
  const engines = { highs: new HighsEngine({ workers: 2 }), glpk: new GlpkEngine({ workers: 1 }) };
  const request = tradeOffRequestSchema.parse({});
  const hashScenario = () => "";
  const planner = new Planner({ data, engines, hashScenario });
  // The plan comes before the curve, and with it the ranges of the criteria.
  const lend = (scenario: Scenario) => planner.lend(scenario);
  (await lend(request.scenario)).release();
  const startedAt = performance.now();
  const gaps = new Map<number, number>();
  let [firstMs, drawnMs] = [Infinity, Infinity];
  let unverifiedCount = 0;
  const steps = planTradeOff(request, { data, engines, hashScenario, lend });
  for (let step = await steps.next(); !step.done; step = await steps.next()) {
    if ("lower" in step.value) continue;
    const { index, point, total } = step.value;
    if (gaps.size === 0) firstMs = performance.now() - startedAt;
    if (gaps.size < total && !gaps.has(index)) drawnMs = performance.now() - startedAt;
    gaps.set(index, point.certificate.gap ?? Infinity);
    if (!point.certificate.verified) unverifiedCount += 1;
  }
  const clockMs = performance.now() - startedAt;
  await Promise.all([engines.highs.close(), engines.glpk.close()]);
  const list = [...gaps.values()];
  return [
    {
      points: `${gaps.size} of ${request.points}`,
      "first point ms": writeMs(firstMs),
      "all points ms": writeMs(drawnMs),
      "refined ms": writeMs(clockMs),
      "gap p50 / largest": `${writeGap(pickQuantile(list, 0.5))} / ${writeGap(Math.max(...list))}`,
      "proven (≤ 1e-4)": list.filter((gap) => gap <= 1e-4).length,
      "not verified": unverifiedCount,
    },
  ];
}
