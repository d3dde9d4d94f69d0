import { expect, test } from "vitest";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { makeThreeBuses } from "../network/three-buses.fixture";
import { frameStages } from "./frame-stages";
import { askStages, makeStations } from "./staged-example.fixture";

const base = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 100 },
]);
/** As the chain's stations, with a published 70 MW for the province off the network. */
const data = (() => {
  const stations = makeStations();
  return {
    ...stations,
    provinces: stations.provinces.map((province) =>
      province.code === "50" ? { ...province, outlook2027Mw: 70 } : province,
    ),
  };
})();

function boundsOf(province: "smallest" | "none", bounds = {}) {
  const request = stagesRequestSchema.parse(
    askStages({
      stages: [
        { year: 2028, targetMw: 10 },
        { year: 2035, targetMw: 20 },
      ],
      scenario: { limits: { province }, provinceBounds: bounds },
      tables: { provinceThrough: 2030 },
    }),
  );
  return frameStages({ base, projects: [], request }, data).map(
    ({ scenario }) => scenario.provinceBounds,
  );
}

test("off the network the published figure holds in years that the table says nothing of", () => {
  expect(boundsOf("smallest")).toEqual([{}, { "50": { minMw: 0, maxMw: 70 } }]);
  // The table of provinces is left out by the scenario itself: then nothing is held.
  expect(boundsOf("none")).toEqual([{}, {}]);
});

test("a person's own bound stays where it is tighter", () => {
  const own = { "50": { minMw: 5, maxMw: 40 }, "43": { minMw: 0, maxMw: 9 } };
  expect(boundsOf("smallest", own)[1]).toEqual(own);
  const wide = { "50": { minMw: 5, maxMw: 400 } };
  expect(boundsOf("smallest", wide)[1]).toEqual({ "50": { minMw: 5, maxMw: 70 } });
});
