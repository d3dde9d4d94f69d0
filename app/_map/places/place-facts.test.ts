import { describe, expect, it } from "vitest";
import { makePlan, makeSite } from "../controller/plan-sample.fixture";
import { groupBySource } from "./fact-groups";
import { placeFacts, placeNotes, siteFacts } from "./place-facts";

const factValue = (facts: ReturnType<typeof placeFacts>, label: string) =>
  facts.find((fact) => fact.label === label)?.value;

describe("the facts of a place", () => {
  it("keep an unknown figure as unknown and never as 0", () => {
    const facts = placeFacts(
      "province",
      { code: "36", reviewAbleMw: null, residents: 390_000 },
      null,
    );
    expect(factValue(facts, "reviewAble")).toEqual({ type: "unknown" });
    expect(factValue(facts, "residents")).toMatchObject({ value: 390_000, unit: "people" });
  });

  it("keep a real 0", () => {
    expect(factValue(placeFacts("renewable", { windMw: 0 }, null), "wind")).toMatchObject({
      value: 0,
    });
  });

  it("say 0 MW for a province that the plan leaves out", () => {
    const plan = makePlan([makeSite("s1", 100, "12")]);
    expect(factValue(placeFacts("province", { code: "50" }, plan), "load")).toMatchObject({
      value: 0,
    });
  });

  it("turn a capacity factor into per cent", () => {
    const value = factValue(placeFacts("renewable", { solarCf: 0.1708 }, null), "solarCf");
    expect(value).toMatchObject({ unit: "%", digits: 1 });
    expect(value?.type === "number" && value.value).toBeCloseTo(17.08, 10);
  });

  it("mark the load and share of a site as this model's result", () => {
    const plan = makePlan([makeSite("s1", 100), makeSite("s2", 300)]);
    const facts = siteFacts(plan.sites[0] ?? makeSite("s1", 0), plan);
    expect(facts.find((fact) => fact.label === "planShare")).toMatchObject({
      value: { value: 25, unit: "%" },
      source: "plan",
    });
  });

  it("call a bus's headroom the model's, never the operator's", () => {
    const facts = placeFacts("bus", { headroomN1Mw: 1808, headroomN0Mw: 3168 }, null);
    expect(new Set(facts.map((fact) => fact.source))).toEqual(
      new Set(["kpgModel", "kpgModelHours"]),
    );
  });

  it("take the least headroom over the hours, and none where an hour's is unknown", () => {
    const peaks = { n0SummerPeakMw: 9, n0WinterPeakMw: 7, n0SpringNoonMw: 8 };
    const rest = { n0TightestMarginMw: 4, n0EveningResidualMw: 6 };
    const least = (properties: Record<string, unknown>) =>
      placeFacts("bus", properties, null).find((fact) => fact.label === "headroomLeastN0")?.value;
    expect(least({ ...peaks, ...rest })).toMatchObject({ value: 4, unit: "MW" });
    expect(least({ ...peaks, ...rest, n0SpringNoonMw: null })).toEqual({ type: "unknown" });
  });

  it("give a station on Jeju no bus, and say that it lies outside the model", () => {
    const jeju = { province: "50", bus: null, busKm: null, kv: 154 };
    expect(placeFacts("station", jeju, null).map((fact) => fact.label)).not.toContain("busKm");
    expect(placeNotes("station", jeju)).toContain("jejuOutside");
    expect(placeNotes("station", { province: "48" })).toEqual(["constructedName"]);
  });

  it("write a source once for the facts in a row that share it", () => {
    const groups = groupBySource(placeFacts("station", { province: "48", kv: 154 }, null));
    expect(groups.map((group) => group[0]?.source)).toEqual(["osm", "sgis", "rule", "kpg"]);
  });
});
