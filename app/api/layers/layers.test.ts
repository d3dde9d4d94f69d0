import type { Position } from "geojson";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isRightHanded } from "@/lib/geo/is-right-handed";
import { loadLayer } from "@/lib/geodata/load-layer";
import { layerListSchema, layerNameSchema } from "@/lib/schema/layers";
import { GET as getLayer } from "./[name]/route";
import { GET as getList } from "./route";

function ask(name: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://x/api/layers/${name}`, { headers });
  return getLayer(request, { params: Promise.resolve({ name }) });
}

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string() }),
});

const counts = {
  provinces: 16,
  provinces17: 17,
  municipalities: 256,
  labels: 272,
  lines: 803,
  stations: 505,
  plants: 128,
  buses: 193,
  branches: 385,
};

describe("the list of layers", () => {
  test("it names every layer with its licence, vintage, source and number of features", async () => {
    const response = await getList(new Request("http://x/api/layers"));
    const { layers } = layerListSchema.parse(await response.json());
    expect(layers.map(({ name }) => name)).toEqual(layerNameSchema.options);
    const found = Object.fromEntries(layers.map((layer) => [layer.name, layer.featureCount]));
    expect(found).toMatchObject(counts);
    expect(layers.find(({ name }) => name === "stations")?.licence).toBe("ODbL-1.0");
  });
});

describe("one layer", () => {
  test.each(layerNameSchema.options)(
    "%s is GeoJSON within Korea's frame, without a null in its coordinates",
    async (name) => {
      const response = await ask(name);
      expect(response.headers.get("content-type")).toBe("application/geo+json");
      const { features } = await loadLayer(name);
      expect(features.length).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ type: "FeatureCollection" });
      const positions = features.flatMap(({ geometry }) => {
        if (geometry.type === "GeometryCollection") throw new Error("a collection");
        return listPositions(geometry.coordinates);
      });
      const isOutside = ([lon = 0, lat = 0]: Position) =>
        lon < 115.9 || lon > 142.1 || lat < 26.9 || lat > 46.1;
      expect(positions.filter(isOutside)).toEqual([]);
      const values = features.flatMap(({ properties }) => Object.values(properties ?? {}));
      expect(values.filter((value) => typeof value === "object" && value !== null)).toEqual([]);
    },
    30_000,
  );

  test.each(["sea", "provinces", "provinces17", "municipalities"])(
    "the rings of %s have corners and follow the right-hand rule",
    async (name) => {
      const { features } = await loadLayer(name);
      for (const { geometry } of features) {
        if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
          throw new Error("not an area");
        }
        expect(isRightHanded(geometry)).toBe(true);
        const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        const cornerCounts = parts.flat().map((ring) => new Set(ring.map(String)).size);
        expect(Math.min(...cornerCounts)).toBeGreaterThan(2);
      }
    },
  );

  test("an unknown figure of a province is null, not 0", async () => {
    const { features } = await loadLayer("provinces");
    const merged = features.find(({ properties }) => properties?.code === "12");
    expect(merged?.properties).toMatchObject({
      reviewAbleMw: 3632,
      outlook2027Mw: 6645,
      selfSufficiencyPct: null,
    });
  });

  test("an unknown name is a coded 404 that names the field", async () => {
    const response = await ask("../../etc/passwd");
    expect(response.status).toBe(404);
    expect(errorSchema.parse(await response.json()).error).toMatchObject({
      code: "not_found",
      field: "name",
    });
  });

  test("a reader who has the layer gets 304 without a body", async () => {
    const first = await ask("stations");
    const etag = first.headers.get("etag") ?? "";
    const second = await ask("stations", { "if-none-match": `"old", ${etag}` });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
    expect(second.headers.get("etag")).toBe(etag);
    expect((await ask("stations", { "if-none-match": '"old"' })).status).toBe(200);
  });

  test("the layer leaves the handler as plain text, because Next compresses it and drops our coding", async () => {
    const response = await ask("buses", { "accept-encoding": "gzip, deflate, br" });
    expect(response.headers.has("content-encoding")).toBe(false);
    expect(JSON.parse(await response.text())).toHaveProperty("type", "FeatureCollection");
  });
});

function listPositions(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) throw new Error(`not a coordinate: ${String(coordinates)}`);
  const numbers: number[] = coordinates.filter((value) => typeof value === "number");
  if (numbers.length > 0) {
    if (numbers.length !== coordinates.length) throw new Error("a null in a coordinate");
    return [numbers];
  }
  return coordinates.flatMap(listPositions);
}
