import { readFileSync } from "node:fs";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { layerIds } from "@/app/_plan/map-types";
import { iconNames } from "./icon-shapes";
import { type MapPalette, mapPalettes } from "./map-palette";
import { mapLayers, mapStyle } from "./map-style";

const style = (theme: "light" | "dark") => mapStyle(theme, (name) => `http://localhost/${name}`);

describe("the map style", () => {
  it.each(["light", "dark"] as const)("is valid in the %s theme", (theme) => {
    expect(validateStyleMin(style(theme)).map((error) => error.message)).toEqual([]);
  });

  it("is valid too while all else stands back behind the lines of the network model", () => {
    const layers = mapLayers("light", true).map(({ spec }) => spec);
    expect(validateStyleMin({ ...style("light"), layers }).map((error) => error.message)).toEqual(
      [],
    );
  });

  it("asks for no glyphs, sprite or tiles from anywhere", () => {
    const { glyphs, sprite, sources } = style("light");
    expect({ glyphs, sprite }).toEqual({ glyphs: undefined, sprite: undefined });
    expect(new Set(Object.values(sources).map((source) => source.type))).toEqual(
      new Set(["geojson"]),
    );
  });

  it("has something to switch for every layer of the legend", () => {
    const groups = new Set(mapLayers("light").map((layer) => layer.group));
    expect(layerIds.filter((id) => !groups.has(id))).toEqual([]);
  });

  it("draws both themes with the same layers in the same order", () => {
    const ids = (theme: "light" | "dark") => style(theme).layers.map((layer) => layer.id);
    expect(ids("dark")).toEqual(ids("light"));
  });

  it("has no colour that depends on a feature, so that a theme changes at once", () => {
    const dependent = mapLayers("light").flatMap(({ spec }) =>
      Object.entries(spec.paint ?? {})
        .filter(([name, value]) => /-color$/.test(name) && typeof value !== "string")
        .map(([name]) => `${spec.id} ${name}`),
    );
    // The ramp of headroom is the same in both themes; loading is a feature state.
    expect(dependent).toEqual(["loading line-color", "headroom circle-stroke-color"]);
  });

  it("has no icon without a shape", () => {
    const used = JSON.stringify(style("light").layers).match(
      /"(solar|wind|plant|station-\d+|datacentre-\w+|locked-in|locked-out)"/g,
    );
    const names: readonly string[] = iconNames;
    const unknown = (used ?? [])
      .map((name) => name.slice(1, -1))
      .filter((name) => name !== "locked-out" && !names.includes(name));
    expect(unknown).toEqual([]);
  });
});

describe("the colours of the map", () => {
  const css = readFileSync(new URL("../../globals.css", import.meta.url), "utf8");
  const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
  const shared = {
    sea: "sea",
    land: "land",
    neighbour: "land-abroad",
    plan: "plan",
    onPlan: "on-plan",
    warn: "warn",
    landShare: "share-4",
    provinceLine: "province-line",
    municipalityLine: "municipality-line",
    line154: "line-154",
    line345: "line-345",
    line765: "line-765",
    station: "station",
    halo: "halo",
  } satisfies Partial<Record<keyof MapPalette, string>>;

  it.each(Object.entries(shared))("share %s with the page in both themes", (key, token) => {
    const read = (text: string) => new RegExp(`--${token}: (#[0-9a-f]+);`).exec(text)?.[1];
    const name = Object.keys(shared).find((one): one is keyof typeof shared => one === key);
    expect(name && mapPalettes.light[name]).toBe(read(light));
    expect(name && mapPalettes.dark[name]).toBe(read(dark));
  });
});
