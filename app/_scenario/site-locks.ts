import type { Scenario } from "@/lib/schema/scenario";

/** Keeps a site in whatever the weights say; being left out ends. */
export function keepSiteIn(scenario: Scenario, id: string): Scenario {
  if (scenario.lockedIn.some((lock) => lock.id === id)) return scenario;
  return {
    ...scenario,
    lockedIn: [...scenario.lockedIn, { id, minMw: null, maxMw: null }],
    lockedOut: scenario.lockedOut.filter((other) => other !== id),
  };
}

/** Leaves a site out whatever the weights say; being kept in ends. */
export function leaveSiteOut(scenario: Scenario, id: string): Scenario {
  if (scenario.lockedOut.includes(id)) return scenario;
  return {
    ...scenario,
    lockedIn: scenario.lockedIn.filter((lock) => lock.id !== id),
    lockedOut: [...scenario.lockedOut, id],
  };
}

/** Takes one hold off a site, or both; `own` takes the added point away with its holds. */
export function releaseSite(
  scenario: Scenario,
  id: string,
  hold: "in" | "out" | "own" | "both" = "both",
): Scenario {
  const keeps = hold === "out";
  const leaves = hold === "in";
  return {
    ...scenario,
    lockedIn: keeps ? scenario.lockedIn : scenario.lockedIn.filter((lock) => lock.id !== id),
    lockedOut: leaves ? scenario.lockedOut : scenario.lockedOut.filter((other) => other !== id),
    ownSites: hold === "own" ? scenario.ownSites.filter((own) => own.id !== id) : scenario.ownSites,
  };
}

/** Adds a person's own point as a candidate. Its id is the first free "x<number>". */
export function addOwnSite(scenario: Scenario, name: string, lon: number, lat: number): Scenario {
  const taken = new Set(scenario.ownSites.map((own) => own.id));
  let number = 1;
  while (taken.has(`x${number}`)) number += 1;
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const own = { id: `x${number}`, name, lon: round(lon), lat: round(lat) };
  return { ...scenario, ownSites: [...scenario.ownSites, own] };
}
