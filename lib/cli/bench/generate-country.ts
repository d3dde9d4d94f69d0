import type { SitingData } from "@/lib/schema/geodata";

/** Numbers in [0, 1), the same for the same seed: mulberry32. */
function makeDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Provinces lie in a grid of so many by so many; the three in the north-west are the capital. */
const GRID = 4;
const CAPITAL = new Set([0, 1, GRID]);
const MUNICIPALITIES = 250;
/** Stations to a bus, as in the real data. */
const STATIONS_PER_BUS = 2.6;
/** Buses of the real network model: more candidate sites do not make the network larger. */
export const REAL_BUSES = 193;
/** South-west corner and size of the country, degrees: about as large as South Korea. */
const WEST = 126.3;
const SOUTH = 34.6;
const WIDTH = 3;
const HEIGHT = 3;

const name = (text: string) => ({ ko: text, en: text });

function findProvince(lon: number, lat: number): number {
  const column = Math.min(GRID - 1, Math.floor(((lon - WEST) / WIDTH) * GRID));
  const row = Math.min(GRID - 1, Math.floor(((SOUTH + HEIGHT - lat) / HEIGHT) * GRID));
  return row * GRID + column;
}

const codeOf = (province: number) => String(11 + province);

/**
 * A made-up country of `siteCount` stations that is as tight as the real one: towns with few large
 * and many small ones, half of the people in the capital region, sites near towns, skewed headrooms
 * whose sum does not depend on the number of buses, sun in the south. The same for the same seed.
 *
 * @param mostBuses buses are as many to a site as in the real data, up to this
 */
export function generateCountry(
  siteCount: number,
  seed: number,
  mostBuses = REAL_BUSES,
): SitingData {
  const draw = makeDraw(seed);
  const drawPlace = () => ({ lon: WEST + draw() * WIDTH, lat: SOUTH + draw() * HEIGHT });
  const municipalities = Array.from({ length: MUNICIPALITIES }, (_, k) => {
    const place = drawPlace();
    const province = findProvince(place.lon, place.lat);
    const size = 20_000 + Math.round(400_000 * draw() ** 3);
    return {
      ...place,
      code: `${codeOf(province)}${String(k).padStart(3, "0")}`,
      name: name(`town ${k}`),
      province: codeOf(province),
      city: null,
      residents: CAPITAL.has(province) ? 4 * size : size,
      areaKm2: 400,
      seismicZone: 1 as const,
    };
  });
  const provinces = Array.from({ length: GRID * GRID }, (_, province) => {
    const code = codeOf(province);
    const able = Math.round(300 + 2500 * draw() ** 2);
    return {
      code,
      name: name(`province ${code}`),
      capital: CAPITAL.has(province),
      residents: municipalities.reduce(
        (sum, town) => sum + (town.province === code ? town.residents : 0),
        0,
      ),
      areaKm2: 6000,
      grdpTrnKrw: null,
      reviewAbleMw: able,
      reviewUnableMw: Math.round(able * draw() * (CAPITAL.has(province) ? 6 : 1.5)),
      outlook2027Mw: draw() < 0.2 ? null : Math.round(400 + 2500 * draw()),
      selfSufficiencyPct: null,
      selfSufficiencyPeriod: null,
    };
  });
  const busCount = Math.min(mostBuses, Math.ceil(siteCount / STATIONS_PER_BUS));
  const headroomScale = REAL_BUSES / busCount;
  const buses = Array.from({ length: busCount }, (_, k) => {
    const place = drawPlace();
    const headroomMw = Math.round((150 + 1500 * draw() ** 2) * Math.sqrt(headroomScale));
    const south = 1 - (place.lat - SOUTH) / HEIGHT;
    return {
      ...place,
      bus: k + 1,
      name: name(`bus ${k + 1}`),
      province: codeOf(findProvince(place.lon, place.lat)),
      baseKv: draw() < 0.4 ? 345 : 154,
      headroomN0Mw: 1.5 * headroomMw,
      headroomN1Mw: headroomMw,
      solarMw: draw() < 0.3 ? 0 : Math.round(400 * south * draw() * headroomScale),
      windMw: draw() < 0.8 ? 0 : Math.round(300 * draw() * headroomScale),
      solarCf: 0.15,
      windCf: 0.24,
    };
  });
  const stations = Array.from({ length: siteCount }, (_, k) => {
    const bus = buses[k % busCount];
    const lon = Math.min(WEST + WIDTH, Math.max(WEST, (bus?.lon ?? WEST) + 0.2 * (draw() - 0.5)));
    const lat = Math.min(
      SOUTH + HEIGHT,
      Math.max(SOUTH, (bus?.lat ?? SOUTH) + 0.2 * (draw() - 0.5)),
    );
    const province = codeOf(findProvince(lon, lat));
    return {
      id: `s${k}`,
      name: name(`s${k}`),
      lon,
      lat,
      kv: draw() < 0.3 ? 345 : 154,
      province,
      municipality: `${province}000`,
      bus: bus?.bus ?? null,
      busKm: 5,
      outsideKm: 0,
    };
  });
  return {
    version: `generated-${siteCount}-${seed}`,
    provinces,
    municipalities,
    buses,
    stations,
    // Nobody adds a place to this country.
    areas: [],
  };
}
