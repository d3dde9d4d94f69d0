import type mapMessages from "@/app/_messages/ko/map.json";
import type { SelectionKind } from "@/app/_plan/map-types";
import type { Plan, PlanSite } from "@/lib/schema/plan";
import { readNumber, readText } from "./place-record";

/** Keys of the message file: what a fact is, its unit, and its source with the vintage. */
export type FactLabel = keyof (typeof mapMessages)["fact"];
export type FactUnit = keyof (typeof mapMessages)["unit"];
export type FactSource = keyof (typeof mapMessages)["source"];
export type NoteKey = keyof (typeof mapMessages)["note"];

export type FactValue =
  | { type: "number"; value: number; unit: FactUnit; digits: number }
  | { type: "text"; text: string }
  | { type: "place"; code: string }
  | { type: "word"; word: string }
  | { type: "unknown" };

export type Fact = { label: FactLabel; value: FactValue; source: FactSource | null };

/** Province code of Jeju: the network model stops at the mainland. */
const JEJU = "50";

type Properties = Record<string, unknown>;

const unknown: FactValue = { type: "unknown" };

function figure(value: number | null, unit: FactUnit, digits = 0): FactValue {
  return value === null ? unknown : { type: "number", value, unit, digits };
}

function word(value: string | null): FactValue {
  return value === null ? unknown : { type: "word", word: value };
}

function place(code: string | null): FactValue {
  return code === null ? unknown : { type: "place", code };
}

function share(value: number | null): number | null {
  return value === null ? null : value * 100;
}

/** Facts of a site of the plan itself: this model's result, not a promise of the operator. */
export function siteFacts(site: PlanSite, plan: Plan): Fact[] {
  const { placedMw } = plan.totals;
  const isOwn = site.id.startsWith("x");
  const home: Fact[] = [
    { label: "province", value: place(site.province), source: "sgis" },
    { label: "municipality", value: place(site.municipality), source: "sgis" },
  ];
  const outside: Fact = {
    label: "outside",
    value: figure(site.outsideKm, "km", 2),
    source: "sgis",
  };
  return [
    { label: "load", value: figure(site.loadMw, "MW"), source: "plan" },
    {
      label: "planShare",
      value: figure(placedMw > 0 ? (100 * site.loadMw) / placedMw : null, "%", 1),
      source: "plan",
    },
    { label: "cap", value: figure(site.capMw, "MW"), source: "rule" },
    { label: "matched", value: figure(site.matchedMw, "MW"), source: "plan" },
    ...(isOwn ? home : []),
    ...(site.outsideKm > 0 ? [outside] : []),
  ];
}

/** A cap of null is known: from 345 kV on, the connection rule sets none. */
function stationCap(properties: Properties): FactValue {
  const capMw = readNumber(properties, "capMw");
  if (capMw === null && properties.capMw === null) return word("noCap");
  return figure(capMw, "MW");
}

function stationFacts(properties: Properties): Fact[] {
  const province = readText(properties, "province");
  const facts: Fact[] = [
    { label: "voltage", value: figure(readNumber(properties, "kv"), "kV"), source: "osm" },
    { label: "province", value: place(province), source: "sgis" },
    { label: "municipality", value: place(readText(properties, "municipality")), source: "sgis" },
    { label: "stationCap", value: stationCap(properties), source: "rule" },
  ];
  if (province === JEJU) return facts;
  facts.push({
    label: "busKm",
    value: figure(readNumber(properties, "busKm"), "km", 1),
    source: "kpg",
  });
  return facts;
}

/** Facts of a bus of the network model, also shown for a station that snaps to it. */
export function busFacts(properties: Properties): Fact[] {
  return [
    {
      label: "headroomN1",
      value: figure(readNumber(properties, "headroomN1Mw"), "MW"),
      source: "kpgModel",
    },
    {
      label: "headroomN0",
      value: figure(readNumber(properties, "headroomN0Mw"), "MW"),
      source: "kpgModel",
    },
    {
      label: "headroomLeastN0",
      value: figure(leastMw(properties), "MW"),
      source: "kpgModelHours",
    },
  ];
}

const hourKeys = ["SummerPeak", "TightestMargin", "EveningResidual", "WinterPeak", "SpringNoon"];

/** Smallest N-0 headroom over the stress hours, MW; null as soon as one hour's is unknown. */
function leastMw(properties: Properties): number | null {
  const values = hourKeys.map((hour) => readNumber(properties, `n0${hour}Mw`));
  const known = values.filter((value) => value !== null);
  return known.length === hourKeys.length ? Math.min(...known) : null;
}

function provinceFacts(properties: Properties, plan: Plan | null): Fact[] {
  const total = plan?.provinces.find((one) => one.code === readText(properties, "code"));
  const planned: Fact[] = plan
    ? [
        { label: "load", value: figure(total?.loadMw ?? 0, "MW"), source: "plan" },
        { label: "siteCount", value: figure(total?.siteCount ?? 0, "sites"), source: "plan" },
      ]
    : [];
  return [
    ...planned,
    {
      label: "reviewAble",
      value: figure(readNumber(properties, "reviewAbleMw"), "MW"),
      source: "kepcoReview",
    },
    {
      label: "reviewUnable",
      value: figure(readNumber(properties, "reviewUnableMw"), "MW"),
      source: "kepcoReview",
    },
    {
      label: "outlook",
      value: figure(readNumber(properties, "outlook2027Mw"), "MW"),
      source: "kepcoOutlook",
    },
    {
      label: "selfSufficiency",
      value: figure(readNumber(properties, "selfSufficiencyPct"), "%", 1),
      source: "kepcoSelf",
    },
    {
      label: "residents",
      value: figure(readNumber(properties, "residents"), "people"),
      source: "mois",
    },
    { label: "area", value: figure(readNumber(properties, "areaKm2"), "km²"), source: "sgis" },
    {
      label: "grdp",
      value: figure(readNumber(properties, "grdpTrnKrw"), "trnWon", 1),
      source: "grdp",
    },
  ];
}

function municipalityFacts(properties: Properties): Fact[] {
  return [
    { label: "province", value: place(readText(properties, "province")), source: "sgis" },
    {
      label: "residents",
      value: figure(readNumber(properties, "residents"), "people"),
      source: "mois",
    },
    { label: "area", value: figure(readNumber(properties, "areaKm2"), "km²"), source: "sgis" },
    { label: "seismicZone", value: word(readText(properties, "seismicZone")), source: "seismic" },
  ];
}

function plantFacts(properties: Properties): Fact[] {
  return [
    { label: "capacity", value: figure(readNumber(properties, "mw"), "MW"), source: "wri" },
    { label: "fuel", value: word(readText(properties, "fuel")), source: "wri" },
    { label: "vintage", value: word(readText(properties, "vintage")), source: "wri" },
  ];
}

function renewableFacts(properties: Properties): Fact[] {
  const fact = (label: FactLabel, value: FactValue): Fact => ({ label, value, source: "kpg" });
  return [
    fact("solar", figure(readNumber(properties, "solarMw"), "MW")),
    fact("solarCf", figure(share(readNumber(properties, "solarCf")), "%", 1)),
    fact("wind", figure(readNumber(properties, "windMw"), "MW")),
    fact("windCf", figure(share(readNumber(properties, "windCf")), "%", 1)),
  ];
}

function datacentreFacts(properties: Properties): Fact[] {
  const told = (label: FactLabel, value: FactValue): Fact => ({ label, value, source: "press" });
  const plain = (name: string): FactValue => {
    const text = readText(properties, name);
    return text === null ? unknown : { type: "text", text };
  };
  return [
    told("capacity", figure(readNumber(properties, "mw"), "MW")),
    told("mwKind", word(readText(properties, "mwKind"))),
    told("status", word(readText(properties, "status"))),
    told("online", plain("online")),
    told("operator", plain("operator")),
    { label: "origin", value: plain("source"), source: null },
  ];
}

function lineFacts(properties: Properties): Fact[] {
  const { underground, directCurrent } = properties;
  const build = directCurrent === true ? "hvdc" : underground === true ? "underground" : "overhead";
  return [
    { label: "voltage", value: figure(readNumber(properties, "kv"), "kV"), source: "osm" },
    {
      label: "circuits",
      value: figure(readNumber(properties, "circuits"), "circuits"),
      source: "osm",
    },
    { label: "length", value: figure(readNumber(properties, "km"), "km", 1), source: "osm" },
    {
      label: "build",
      value: typeof underground === "boolean" ? word(build) : unknown,
      source: "osm",
    },
  ];
}

/** What is known of a place, in the order of the card; unknown figures stay in the list. */
export function placeFacts(kind: SelectionKind, properties: Properties, plan: Plan | null): Fact[] {
  switch (kind) {
    case "site":
    case "station":
      return stationFacts(properties);
    case "province":
      return provinceFacts(properties, plan);
    case "municipality":
      return municipalityFacts(properties);
    case "plant":
      return plantFacts(properties);
    case "renewable":
      return renewableFacts(properties);
    case "datacentre":
      return datacentreFacts(properties);
    case "line":
      return lineFacts(properties);
    case "bus":
      return busFacts(properties);
    // What a branch carries depends on the hour shown: its card asks for it.
    case "branch":
      return [];
  }
}

/** Remarks that belong under a place's facts, as keys of the message file. */
export function placeNotes(kind: SelectionKind, properties: Properties): NoteKey[] {
  if (kind === "station" || kind === "site") {
    const outside = readText(properties, "province") === JEJU;
    return outside ? ["constructedName", "jejuOutside"] : ["constructedName"];
  }
  if (kind === "datacentre") return properties.approximate === true ? ["approximate"] : [];
  if (kind === "plant") return ["plantContext"];
  if (kind === "renewable") return ["renewableByBus"];
  if (kind === "bus") return ["modelOnly"];
  if (kind === "line") return ["lineOnlyMap"];
  if (kind === "province") return ["screening"];
  return [];
}
