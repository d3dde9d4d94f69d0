import { readFileSync } from "node:fs";
import { z } from "zod";

/** Longitude and latitude, degrees. */
export type Corner = readonly [number, number];

const arcSchema = z.array(z.tuple([z.number(), z.number()]));
const topologySchema = z.object({
  transform: z.object({
    scale: z.tuple([z.number(), z.number()]),
    translate: z.tuple([z.number(), z.number()]),
  }),
  arcs: z.array(arcSchema),
  objects: z.object({
    municipalities: z.object({
      geometries: z.array(
        z.union([
          z
            .object({ type: z.literal("Polygon"), id: z.string(), arcs: z.array(z.array(z.int())) })
            .transform(({ id, arcs }) => ({ id, rings: arcs })),
          z
            .object({
              type: z.literal("MultiPolygon"),
              id: z.string(),
              arcs: z.array(z.array(z.array(z.int()))),
            })
            .transform(({ id, arcs }) => ({ id, rings: arcs.flat() })),
        ]),
      ),
    }),
  }),
});

/** Every ring of every municipality by code, decoded by hand from the file as it is shipped. */
export function readPlainBorders(): Map<string, Corner[][]> {
  const text = readFileSync("geodata/kogl/boundaries.topo.json", "utf8");
  const { transform, arcs, objects } = topologySchema.parse(JSON.parse(text));
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Corner => {
      [x, y] = [x + dx, y + dy];
      const { scale, translate } = transform;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const lineOf = (arc: number) => (arc < 0 ? (lines[~arc] ?? []).toReversed() : (lines[arc] ?? []));
  return new Map(
    objects.municipalities.geometries.map(({ id, rings }) => [
      id,
      rings.map((ring) => ring.flatMap(lineOf)),
    ]),
  );
}

/** The municipality around a place by ray casting alone; undefined outside of all. */
export function castRay(
  place: Corner,
  borders: ReadonlyMap<string, readonly Corner[][]>,
): string | undefined {
  for (const [code, rings] of borders) if (isInside(place, rings)) return code;
  return undefined;
}

/** Southernmost and northernmost latitude of each ring. */
const latitudes = new WeakMap<readonly Corner[], readonly [number, number]>();

function spanLatitudes(ring: readonly Corner[]): readonly [number, number] {
  const known = latitudes.get(ring);
  if (known) return known;
  const lats = ring.map(([, lat]) => lat);
  const span = [Math.min(...lats), Math.max(...lats)] as const;
  latitudes.set(ring, span);
  return span;
}

/** Whether a ray to the east crosses the rings an odd number of times. */
function isInside([lon, lat]: Corner, rings: readonly Corner[][]): boolean {
  let odd = false;
  for (const ring of rings) {
    const [south, north] = spanLatitudes(ring);
    if (lat < south || lat > north) continue;
    ring.forEach(([x, y], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x, y];
      if (y > lat === y2 > lat) return;
      if (lon < x + ((lat - y) / (y2 - y)) * (x2 - x)) odd = !odd;
    });
  }
  return odd;
}

/** Kilometres from a place to the nearest edge of the rings, on a plane around the place. */
export function measureEdgeKm([lon, lat]: Corner, rings: readonly Corner[][]): number {
  const kmNorth = (Math.PI / 180) * 6371.0088;
  const kmEast = kmNorth * Math.cos((lat * Math.PI) / 180);
  let leastKm = Infinity;
  for (const ring of rings) {
    const plane = ring.map(([x, y]) => [(x - lon) * kmEast, (y - lat) * kmNorth] as const);
    plane.forEach(([x, y], i) => {
      const [x2, y2] = plane[(i + 1) % plane.length] ?? [x, y];
      const length2 = (x2 - x) ** 2 + (y2 - y) ** 2;
      const along = length2 === 0 ? 0 : -(x * (x2 - x) + y * (y2 - y)) / length2;
      const t = Math.min(1, Math.max(0, along));
      leastKm = Math.min(leastKm, Math.hypot(x + t * (x2 - x), y + t * (y2 - y)));
    });
  }
  return leastKm;
}
