import { CodedError } from "@/lib/errors";
import type {
  MatpowerBranch,
  MatpowerBus,
  MatpowerCase,
  MatpowerDcLine,
  MatpowerGenerator,
} from "./matpower-case";
import { parsePowerCosts } from "./parse-power-costs";
import { type MatlabFields, readMatlabMatrices } from "./read-matlab-matrices";

const MAX_BUSES = 20_000;
const MAX_BRANCHES = 60_000;
const ISOLATED_BUS = 4;
/** Ratings from here on mean "unlimited", as in MATPOWER. */
const UNLIMITED_MVA = 1e10;

/**
 * Reads a MATPOWER version 2 case: bus, gen, branch, gencost, dcline and dclinecost.
 *
 * Columns beyond those used are ignored. Throws `CodedError` (`bad_field`, `unsupported_type`,
 * `too_large`) that names matrix, row and column, e.g. `branch[12][4]`, all counted from 1.
 */
export function parseMatpowerCase(text: string): MatpowerCase {
  const fields = readMatlabMatrices(text);
  checkVersion(fields);
  const baseMva = fields.scalars.get("baseMVA") ?? Number.NaN;
  if (!(baseMva > 0 && Number.isFinite(baseMva))) {
    throw new CodedError("bad_field", "baseMVA must be a positive number", "baseMVA");
  }
  const buses = readTable(fields, "bus", 4, MAX_BUSES).map(parseBus);
  if (buses.length === 0) throw new CodedError("bad_field", "the case has no bus", "bus");
  const busIds = collectBusIds(buses);
  const generators = parseGenerators(fields, busIds);
  const branches = readTable(fields, "branch", 4, MAX_BRANCHES).map((row) =>
    parseBranch(row, busIds),
  );
  return { baseMva, buses, generators, branches, dcLines: parseDcLines(fields, busIds) };
}

function checkVersion(fields: MatlabFields): void {
  const version = fields.strings.get("version");
  if (version !== undefined && version !== "2") {
    throw new CodedError("unsupported_type", `case version ${version.slice(0, 8)}`, "version");
  }
  for (const field of ["baseMVA", "bus", "gen", "branch", "gencost", "dcline", "dclinecost"]) {
    if (fields.indexed.has(field)) {
      const message = `${field} is computed by code in the file, which is not run`;
      throw new CodedError("unsupported_type", message, field);
    }
  }
}

/** One row of a matrix, with its place for messages. */
class Row {
  constructor(
    private readonly cells: readonly number[],
    readonly field: string,
  ) {}

  /** Cell at a column counted from 0, or `missing` where the row is shorter; NaN is refused. */
  read(column: number, missing = Number.NaN): number {
    const value = this.cells[column] ?? missing;
    if (Number.isNaN(value)) this.fail(column, "is missing or not a number");
    return value;
  }

  readFinite(column: number, missing?: number): number {
    const value = this.read(column, missing);
    if (!Number.isFinite(value)) this.fail(column, "must be finite");
    return value;
  }

  readBus(column: number, busIds: ReadonlySet<number>): number {
    const id = this.read(column);
    if (!busIds.has(id)) this.fail(column, `names bus ${id}, which is not in bus`);
    return id;
  }

  fail(column: number, problem: string): never {
    const place = `${this.field}[${column + 1}]`;
    throw new CodedError("bad_field", `${place} ${problem}`, place);
  }
}

function readTable(
  fields: MatlabFields,
  name: string,
  leastColumns: number,
  mostRows: number,
): Row[] {
  const rows = fields.matrices.get(name);
  if (rows === undefined) throw new CodedError("bad_field", `${name} is missing`, name);
  if (rows.length > mostRows) {
    throw new CodedError("too_large", `${rows.length} rows, at most ${mostRows}`, name);
  }
  return rows.map((cells, position) => {
    const field = `${name}[${position + 1}]`;
    if (cells.length < leastColumns) {
      throw new CodedError("bad_field", `${field} has only ${cells.length} columns`, field);
    }
    return new Row(cells, field);
  });
}

function parseBus(row: Row): MatpowerBus {
  const id = row.read(0);
  if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) row.fail(0, "is no bus number");
  return {
    id,
    isolated: row.read(1) === ISOLATED_BUS,
    demandMw: row.readFinite(2),
    shuntMw: row.readFinite(4, 0),
  };
}

function collectBusIds(buses: readonly MatpowerBus[]): Set<number> {
  const busIds = new Set<number>();
  buses.forEach((bus, position) => {
    if (busIds.has(bus.id)) {
      const place = `bus[${position + 1}][1]`;
      throw new CodedError("bad_field", `${place}: bus ${bus.id} is there twice`, place);
    }
    busIds.add(bus.id);
  });
  return busIds;
}

function parseGenerators(fields: MatlabFields, busIds: ReadonlySet<number>): MatpowerGenerator[] {
  const rows = readTable(fields, "gen", 10, MAX_BRANCHES);
  const costs = parsePowerCosts(fields.matrices.get("gencost"), rows.length, "gencost");
  return rows.flatMap((row, position) => {
    const cost = costs[position];
    if (cost === undefined) return [];
    const inService = row.read(7) > 0;
    const [minMw, maxMw] = [row.read(9), row.read(8)];
    if (inService && minMw > maxMw) row.fail(8, `is below the least output ${minMw}`);
    return [{ bus: row.readBus(0, busIds), inService, minMw, maxMw, cost }];
  });
}

function parseBranch(row: Row, busIds: ReadonlySet<number>): MatpowerBranch {
  const [from, to] = [row.readBus(0, busIds), row.readBus(1, busIds)];
  const inService = row.read(10, 1) > 0;
  const [resistancePu, reactancePu] = [row.readFinite(2), row.readFinite(3)];
  if (inService && reactancePu === 0) row.fail(3, "is 0: the DC model needs a reactance");
  if (inService && from === to) row.fail(1, "joins a bus to itself");
  const rating = row.read(5, 0);
  if (rating < 0) row.fail(5, "is negative");
  const tapRatio = row.readFinite(8, 0);
  const [angleMin, angleMax] = [row.read(11, -360), row.read(12, 360)];
  const free = angleMin === 0 && angleMax === 0;
  if (!free && angleMin > angleMax) row.fail(11, "is above the largest angle");
  return {
    from,
    to,
    inService,
    resistancePu,
    reactancePu,
    ratingMw: rating === 0 || rating >= UNLIMITED_MVA ? Infinity : rating,
    tapRatio: tapRatio === 0 ? 1 : tapRatio,
    shiftDeg: row.readFinite(9, 0),
    angleMinDeg: free || angleMin <= -360 ? -Infinity : angleMin,
    angleMaxDeg: free || angleMax >= 360 ? Infinity : angleMax,
  };
}

function parseDcLines(fields: MatlabFields, busIds: ReadonlySet<number>): MatpowerDcLine[] {
  if (!fields.matrices.has("dcline")) return [];
  const rows = readTable(fields, "dcline", 11, MAX_BRANCHES);
  const costs = parsePowerCosts(fields.matrices.get("dclinecost"), rows.length, "dclinecost");
  return rows.flatMap((row, position) => {
    const cost = costs[position];
    if (cost === undefined) return [];
    return [
      {
        from: row.readBus(0, busIds),
        to: row.readBus(1, busIds),
        inService: row.read(2) > 0,
        minMw: row.read(9),
        maxMw: row.read(10),
        lossMw: row.readFinite(15, 0),
        lossShare: row.readFinite(16, 0),
        cost,
      },
    ];
  });
}
