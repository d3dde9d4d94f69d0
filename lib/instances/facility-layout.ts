import type { NumberScan } from "./scan-numbers";

/**
 * How the same numbers, `m n`, m capacities and fixed costs, n demands and m·n costs, are ordered:
 * - `interleaved` (OR-Library): `capacity fixed` a site, then `demand cost…cost` a customer;
 * - `pairs` (Holmberg): `capacity fixed` a site, then all demands, then the cost rows;
 * - `lists`: all capacities, all fixed costs, all demands, then the cost rows.
 */
export type FacilityLayout = "interleaved" | "pairs" | "lists";

/** Layout of a facility-location file, and whether its cost rows are one a customer. */
export interface FacilityShape {
  readonly layout: FacilityLayout;
  readonly rowsAreCustomers: boolean;
}

/**
 * Finds the layout from where lines begin, since all layouts hold equally many numbers: each
 * section must begin a line, and the layout whose sections are exactly the lines comes first.
 * `fileName` decides only where the lines cannot.
 */
export function findFacilityShape(
  scan: NumberScan,
  siteCount: number,
  customerCount: number,
  fileName: string,
): FacilityShape {
  const layout = findLayout(scan, siteCount, customerCount, fileName);
  return { layout, rowsAreCustomers: findRowOrder(scan, siteCount, customerCount, layout) };
}

function findLayout(
  scan: NumberScan,
  siteCount: number,
  customerCount: number,
  fileName: string,
): FacilityLayout {
  const lineCount = scan.startsLine.reduce((sum, starts) => sum + starts, 0);
  const candidates = (["interleaved", "pairs", "lists"] as const).map((layout) => {
    const sections = listSectionStarts(layout, siteCount, customerCount);
    const rows = listRowStarts(layout, siteCount, customerCount);
    const begins = (place: number) => scan.startsLine[place] === 1;
    const fits = sections.every(begins);
    const isExact =
      fits && rows.some((starts) => lineCount === 1 + sections.length + starts.length);
    const rowsFit = rows.some((starts) => starts.every(begins));
    return { layout, rank: isExact && rowsFit ? 0 : fits && rowsFit ? 1 : fits ? 2 : 3 };
  });
  const byName = /^cap/i.test(fileName) ? "interleaved" : "pairs";
  const best = Math.min(...candidates.map(({ rank }) => rank));
  const tied = candidates.filter(({ rank }) => rank === best).map(({ layout }) => layout);
  return best === 3 || tied.includes(byName) ? byName : (tied[0] ?? byName);
}

/** Places where a section begins a line, the header and the cost rows apart. */
function listSectionStarts(layout: FacilityLayout, siteCount: number, customerCount: number) {
  const afterSites = 2 + 2 * siteCount;
  if (layout === "lists") return [2, 2 + siteCount, afterSites];
  const pairs = Array.from({ length: siteCount }, (_, site) => 2 + 2 * site);
  if (layout === "pairs") return [...pairs, afterSites];
  const blocks = Array.from({ length: customerCount }, (_, j) => afterSites + j * (siteCount + 1));
  return [...pairs, ...blocks];
}

/** Places where a cost row may begin, a site a row and a customer a row. */
function listRowStarts(layout: FacilityLayout, siteCount: number, customerCount: number) {
  if (layout === "interleaved") return [[]];
  const first = 2 + 2 * siteCount + customerCount;
  return [
    Array.from({ length: siteCount }, (_, row) => first + row * customerCount),
    Array.from({ length: customerCount }, (_, row) => first + row * siteCount),
  ];
}

/**
 * A file whose demands run over several lines wraps its rows too, so that line lengths say
 * nothing: published wrapped files have one row a site.
 */
function findRowOrder(
  scan: NumberScan,
  siteCount: number,
  customerCount: number,
  layout: FacilityLayout,
): boolean {
  if (layout === "interleaved") return true;
  const demands = 2 + 2 * siteCount;
  const costs = demands + customerCount;
  const isWrapped = scan.startsLine.slice(demands + 1, costs).some((starts) => starts === 1);
  if (isWrapped || siteCount === customerCount) return false;
  const isRowStart = (place: number) => (place - costs) % siteCount === 0;
  for (let place = costs; place < costs + siteCount * customerCount; place += 1) {
    if ((scan.startsLine[place] === 1) !== isRowStart(place)) return false;
  }
  return true;
}
