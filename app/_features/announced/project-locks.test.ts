import { expect, it } from "vitest";
import { type AnnouncedResponse, nameProjectSite } from "@/lib/schema/announced";
import { scenarioSchema } from "@/lib/schema/scenario";
import { findMissingMw, nameProjectSites, pickShownProjects } from "./project-locks";

const place = { lon: 127, lat: 36 };

function makeProject(id: string, mw: number | null, fitMw: number | null) {
  return {
    ...{ id, mw, fitMw, place },
    name: { ko: `${id} 한`, en: `${id} en` },
    site: { id: nameProjectSite(id) },
  };
}

const own = (id: string) => ({ id: nameProjectSite(id), name: "?", lon: 127, lat: 36 });

const response = {
  projects: [makeProject("half-in", 100, 40), makeProject("not-counted", 60, null)],
  limits: [
    { id: "bus:2", kind: "bus", subject: "2", askedMw: 100, availableMw: 40, place },
    { id: "province:43", kind: "province", subject: "43", askedMw: 100, availableMw: 90 },
    { id: "province:50", kind: "province", subject: "50", askedMw: 100, availableMw: 100 },
  ].map((limit) => ({ place: null, ...limit })),
  lock: {
    scenario: scenarioSchema.parse({
      ownSites: [own("half-in"), { ...own("half-in"), id: "x1", name: "mine" }],
    }),
  },
} as unknown as AnnouncedResponse;

it("names the sites of projects in the page's language, and no other", () => {
  const names = nameProjectSites(response, "en").ownSites.map(({ name }) => name);
  expect(names).toEqual(["half-in en", "mine"]);
});

it("draws what is counted, and the limits that are exceeded, not those just reached", () => {
  expect(pickShownProjects(response)).toEqual({
    projects: [{ ...place, mw: 100, fitMw: 40 }],
    buses: [place],
    provinces: ["43"],
  });
});

it("knows what is missing of a counted project only", () => {
  expect(response.projects.map(findMissingMw)).toEqual([60, 0]);
});
