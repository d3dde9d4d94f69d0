import { expect, it } from "vitest";
import { announcedFeatures } from "./style-announced";

it("tells apart what fits, what does not, and the buses at fault", () => {
  const { features } = announcedFeatures({
    projects: [
      { lon: 126, lat: 34, mw: 300, fitMw: 300 },
      { lon: 127, lat: 35, mw: 1000, fitMw: 400 },
    ],
    buses: [{ lon: 128, lat: 36 }],
    provinces: ["12"],
  });
  expect(features.map(({ properties }) => properties)).toEqual([
    { kind: "fits", mw: 300, fitMw: 300 },
    { kind: "over", mw: 1000, fitMw: 400 },
    { kind: "bus" },
  ]);
  expect(features[1]?.geometry.coordinates).toEqual([127, 35]);
});

it("draws nothing without a set", () => {
  expect(announcedFeatures(null).features).toEqual([]);
});
