import type { SitingData } from "@/lib/schema/geodata";
import type { Weights } from "@/lib/schema/scenario";

/** Root of x⁴ = x + 1: its powers fill three dimensions evenly (the R₃ sequence). */
const PLASTIC = 1.2207440846057596;

/**
 * The n-th of a sequence of weightings that covers the simplex evenly: each prefix of it does, too.
 * Three numbers of a low-discrepancy sequence cut [0, 1] into four parts, which is uniform over
 * all weightings that sum to 1.
 */
export function drawWeights(n: number): Weights {
  const cuts = [1, 2, 3].map((power) => (0.5 + (n + 1) / PLASTIC ** power) % 1);
  const [a = 0, b = 0, c = 0] = cuts.sort((x, y) => x - y);
  return { grid: a, decentralisation: b - a, renewables: c - b, access: 1 - c };
}

function measureStep(a: Weights, b: Weights): number {
  return (
    Math.abs(a.grid - b.grid) +
    Math.abs(a.decentralisation - b.decentralisation) +
    Math.abs(a.renewables - b.renewables) +
    Math.abs(a.access - b.access)
  );
}

/**
 * The same weightings in an order of short steps (nearest neighbour next): an LP then starts close
 * to where the last one ended, which makes it several times faster.
 */
export function orderAsTour(weightings: readonly Weights[]): Weights[] {
  const rest = [...weightings];
  const tour: Weights[] = [];
  let next = rest.shift();
  while (next) {
    const last: Weights = next;
    tour.push(last);
    let nearest = 0;
    rest.forEach((weights, position) => {
      const best = rest[nearest];
      if (best && measureStep(last, weights) < measureStep(last, best)) nearest = position;
    });
    [next] = rest.splice(nearest, 1);
  }
  return tour;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function makeDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The data with each bus's and each province's headroom off by a factor in [1 − spread, 1 + spread],
 * uniform and independent. One factor holds for both figures of a bus, and for both of a province.
 * The interface limit of the capital region is a rule of the scenario and stays.
 */
export function perturbHeadroom(data: SitingData, spread: number, seed: number): SitingData {
  if (spread === 0) return data;
  const draw = makeDraw(seed);
  const drawFactor = () => 1 + spread * (2 * draw() - 1);
  const scale = (mw: number | null, factor: number) => (mw === null ? null : mw * factor);
  return {
    ...data,
    buses: data.buses.map((bus) => {
      const factor = drawFactor();
      return {
        ...bus,
        headroomN1Mw: bus.headroomN1Mw * factor,
        headroomN0Mw: bus.headroomN0Mw * factor,
      };
    }),
    provinces: data.provinces.map((province) => {
      const factor = drawFactor();
      return {
        ...province,
        reviewAbleMw: scale(province.reviewAbleMw, factor),
        outlook2027Mw: scale(province.outlook2027Mw, factor),
      };
    }),
  };
}
