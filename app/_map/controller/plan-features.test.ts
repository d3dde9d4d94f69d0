import { describe, expect, it } from "vitest";
import {
  formatMw,
  type LabelPlace,
  labelFeatures,
  selectionFeatures,
  siteFeatures,
} from "./plan-features";
import { makePlan, makeSite } from "./plan-sample.fixture";

const plan = makePlan([makeSite("s1", 1250.4, "12", ["bus:7"]), makeSite("s2", 250, "41")]);

describe("the plan as points", () => {
  const { features } = siteFeatures([...plan.sites, makeSite("s9", 80)], plan, ["s2"], "ko");
  const find = (id: string) => features.find((one) => one.properties?.id === id)?.properties;

  it("writes whole megawatts with separated thousands", () => {
    expect(find("s1")?.text).toBe("1,250");
    expect(formatMw(999.5, "en")).toBe("1,000");
  });

  it("marks the site where a limit binds and the one locked in", () => {
    expect(find("s1")).toMatchObject({ binds: true, locked: false });
    expect(find("s2")).toMatchObject({ binds: false, locked: true });
  });

  it("gives a site that leaves the plan no load to end with", () => {
    expect(find("s9")).toMatchObject({ mw: 0, binds: false });
  });
});

describe("the labels of the map", () => {
  const places: LabelPlace[] = [
    {
      kind: "province",
      code: "12",
      nameKo: "전남광주통합특별시",
      nameEn: "Jeonnam-Gwangju",
      lon: 126.8,
      lat: 35,
    },
    {
      kind: "province",
      code: "50",
      nameKo: "제주특별자치도",
      nameEn: "Jeju",
      lon: 126.5,
      lat: 33.4,
    },
    {
      kind: "municipality",
      code: "12110",
      nameKo: "동구",
      nameEn: "Dong-gu",
      lon: 126.9,
      lat: 35.1,
    },
  ];
  const words = { shortNames: { "12": "전남광주" }, capital: "수도권" };
  const labels = labelFeatures(places, plan, "ko", words).features.map((one) => one.properties);

  it("shortens the name of a province and adds what the plan puts there", () => {
    expect(labels[0]).toMatchObject({ text: "전남광주", figure: "1,250 MW" });
  });

  it("writes no figure where the plan has nothing, and none on municipalities", () => {
    expect(labels[1]).toMatchObject({ text: "제주특별자치도", figure: "" });
    expect(labels[2]).toMatchObject({ text: "동구", figure: "" });
  });

  it("names the capital region with its load and share", () => {
    expect(labels[3]).toMatchObject({ kind: "capital", text: "수도권", figure: "250 MW · 17 %" });
  });

  it("speaks English where asked", () => {
    const english = labelFeatures(places, null, "en", {
      shortNames: {},
      capital: "Capital region",
    });
    expect(english.features.map((one) => one.properties?.text)).toEqual([
      "Jeonnam-Gwangju",
      "Jeju",
      "Dong-gu",
      "Capital region",
    ]);
  });
});

describe("the selected place", () => {
  it("is its shape where it has one, else its point with its load, and nothing while unknown", () => {
    const spot = { lon: 127, lat: 36 };
    const shape = {
      type: "LineString" as const,
      coordinates: [
        [126, 35],
        [128, 37],
      ],
    };
    expect(selectionFeatures(null, 5).features).toEqual([]);
    expect(selectionFeatures(spot, 5).features).toEqual([
      {
        type: "Feature",
        geometry: { type: "Point", coordinates: [127, 36] },
        properties: { mw: 5 },
      },
    ]);
    expect(selectionFeatures({ ...spot, shape }, 0).features[0]?.geometry).toEqual(shape);
  });
});
