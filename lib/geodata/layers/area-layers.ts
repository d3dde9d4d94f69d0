import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { rewindRings } from "@/lib/geo/rewind-rings";
import { loadMunicipalityRows, loadProvince17Rows, loadProvinceRows } from "../load-places";
import type { ProvinceRow } from "../place-rows";
import { readAreaTopology } from "../read-topology";
import { createPoint, type FlatProperties } from "./feature-of";

const boundaries = "kogl/boundaries.topo.json";

async function joinAreas(
  object: string,
  rows: ReadonlyMap<string, FlatProperties>,
): Promise<Feature[]> {
  const areas = await readAreaTopology(boundaries, object);
  return areas.map(({ id, geometry }) => {
    const properties = rows.get(id);
    if (!properties) throw new Error(`${object}: no row for ${id}`);
    return { type: "Feature", id, properties, geometry: rewindRings(geometry) };
  });
}

function describeProvince({ lon, lat, shortKo, ...row }: ProvinceRow): FlatProperties {
  return row;
}

function byCode(rows: readonly ProvinceRow[]): Map<string, FlatProperties> {
  return new Map(rows.map((row) => [row.code, describeProvince(row)]));
}

/** Areas of the 16 si/do with their figures. */
export async function buildProvinceLayer(): Promise<Feature[]> {
  return joinAreas("provinces", byCode(await loadProvinceRows()));
}

/** Areas of the 17 si/do before 2026-07-01 with their figures. */
export async function buildProvince17Layer(): Promise<Feature[]> {
  return joinAreas("provinces17", byCode(await loadProvince17Rows()));
}

/** Areas of the 256 municipalities. */
export async function buildMunicipalityLayer(): Promise<Feature[]> {
  const rows = await loadMunicipalityRows();
  return joinAreas(
    "municipalities",
    new Map(
      rows.map((row) => {
        const { code, nameKo, nameEn, province, capital, residents, areaKm2, seismicZone } = row;
        return [code, { code, nameKo, nameEn, province, capital, residents, areaKm2, seismicZone }];
      }),
    ),
  );
}

type Labelled = Pick<ProvinceRow, "code" | "nameKo" | "nameEn" | "capital" | "lon" | "lat">;

function createLabel(row: Labelled, kind: "province" | "municipality", rank: number): Feature {
  const { code, nameKo, nameEn, capital } = row;
  return createPoint(row, { kind, rank, code, nameKo, nameEn, capital });
}

/** Points at which names are written: provinces (rank 1) before municipalities (rank 2). */
export async function buildLabelLayer(): Promise<Feature[]> {
  const [provinces, municipalities] = await Promise.all([
    loadProvinceRows(),
    loadMunicipalityRows(),
  ]);
  return [
    ...provinces.map((row) => createLabel(row, "province", 1)),
    ...municipalities.map((row) => createLabel(row, "municipality", 2)),
  ];
}

/** Islands so small that rounding leaves them fewer than three corners are no polygons. */
function dropSlivers(geometry: Polygon | MultiPolygon): MultiPolygon {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const countCorners = (ring: readonly Position[] = []) => new Set(ring.map(String)).size;
  return { type: "MultiPolygon", coordinates: parts.filter(([outer]) => countCorners(outer) > 2) };
}

/** Land of the neighbours; the South's own coast is the edge of its provinces. */
export async function buildSeaLayer(): Promise<Feature[]> {
  const areas = await readAreaTopology("public-domain/sea.topo.json", "land");
  return areas.map(({ id, properties, geometry }) => ({
    type: "Feature",
    properties: { code: id, nameEn: properties?.name ?? null },
    geometry: rewindRings(dropSlivers(geometry)),
  }));
}
