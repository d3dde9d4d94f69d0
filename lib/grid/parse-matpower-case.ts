import { CodedError } from "@/lib/errors";
import { runMatlab } from "@/lib/matlab/run-matlab";
import { CaseFields, type Row } from "./case-table";
import type {
  MatpowerBranch,
  MatpowerBus,
  MatpowerCase,
  MatpowerDcLine,
  MatpowerGenerator,
} from "./matpower-case";
import { CALLBACKS, DC_LINES, matpowerDialect } from "./matpower-dialect";
import { freeOfCost, parsePowerCost } from "./parse-power-costs";

const MAX_BUSES = 20_000;
const MAX_BRANCHES = 60_000;
const REFERENCE_BUS = 3;
const ISOLATED_BUS = 4;
/** Ratings from here on mean "unlimited", as in MATPOWER. */
const UNLIMITED_MVA = 1e10;
/** From so many columns on, units have the layout of version 2. */
const COLUMNS_OF_VERSION_2 = 21;
/** Rows, costs and callbacks that a user adds to the problem; the case asks more than is solved. */
const ADDED_BY_USER = ["A", "N", "order"];

/**
 * Reads a MATPOWER version 2 case: bus, gen, branch, gencost, dcline and dclinecost, and runs what
 * simple code the file has (see `lib/matlab`).
 *
 * Columns beyond those used are ignored, and so are the numbers of what is out of service. Throws
 * `CodedError` (`bad_field`, `unsupported_type`, `too_large`) that names matrix, row and column, e.g.
 * `branch[12][4]`, all counted from 1; code that is not understood, by line and column.
 */
export function parseMatpowerCase(text: string): MatpowerCase {
  const fields = readFields(text);
  const baseMva = readBase(fields);
  const buses = fields.readTable("bus", 4, MAX_BUSES).map(parseBus);
  if (buses.length === 0) throw new CodedError("bad_field", "the case has no bus", "bus");
  const busIds = collectBusIds(buses);
  const live = new Set(buses.filter((bus) => !bus.isolated).map(({ id }) => id));
  const generators = parseGenerators(fields, busIds, live);
  const isOld = isOldLayout(fields);
  const branches = fields
    .readTable("branch", 4, MAX_BRANCHES)
    .map((row) => parseBranch(row, busIds, live, isOld));
  const dcLines = parseDcLines(fields, busIds, live);
  return { baseMva, buses, generators, branches, dcLines, dcLinesOn: areDcLinesOn(fields) };
}

function readFields(text: string): CaseFields {
  const { file, result } = runMatlab(text, "mpc", matpowerDialect);
  if (result !== null && result.kind !== "struct") {
    const message = "the file gives back no case struct: matrices one by one are version 1";
    throw new CodedError("unsupported_type", message, "version");
  }
  const fields = new CaseFields(file.text, result?.fields ?? new Map());
  const version = fields.get("version");
  const stated =
    version?.kind === "matrix"
      ? String(version.data[0])
      : version?.kind === "text"
        ? version.value
        : "2";
  if (stated !== "2") {
    throw new CodedError("unsupported_type", `case version ${stated.slice(0, 8)}`, "version");
  }
  for (const field of ADDED_BY_USER) {
    if (!fields.has(field)) continue;
    const message = `${field}: constraints and costs that a user adds are not part of this model`;
    throw new CodedError("unsupported_type", message, field);
  }
  return fields;
}

function readBase(fields: CaseFields): number {
  const value = fields.get("baseMVA");
  const baseMva =
    value?.kind === "matrix" && value.data.length === 1 ? (value.data[0] ?? 0) : Number.NaN;
  if (!(baseMva > 0 && Number.isFinite(baseMva))) {
    throw new CodedError("bad_field", "baseMVA must be a positive number", "baseMVA");
  }
  return baseMva;
}

/**
 * Without a version, units of few columns mean version 1, whose branches have no angle limits:
 * their last columns are results.
 */
function isOldLayout(fields: CaseFields): boolean {
  return !fields.isStated("version") && fields.readMatrix("gen").columns < COLUMNS_OF_VERSION_2;
}

function areDcLinesOn(fields: CaseFields): boolean {
  const callbacks = fields.get(CALLBACKS);
  if (callbacks === undefined) return false;
  const names = callbacks.kind === "struct" ? [...callbacks.fields.keys()] : [CALLBACKS];
  if (names.some((name) => name !== DC_LINES)) {
    const message = "functions that a user adds to the problem are not run";
    throw new CodedError("unsupported_type", message, CALLBACKS);
  }
  if (names.length > 0 && !fields.isStated("dcline"))
    throw new CodedError("bad_field", "dcline is switched on but missing", "dcline");
  return names.length > 0;
}

function parseBus(row: Row): MatpowerBus {
  const id = row.read(0);
  if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) row.fail(0, "is no bus number");
  const type = row.read(1);
  if (type === ISOLATED_BUS)
    return { id, isolated: true, reference: false, angleDeg: 0, demandMw: 0, shuntMw: 0 };
  const reference = type === REFERENCE_BUS;
  return {
    id,
    isolated: false,
    reference,
    angleDeg: reference ? row.readFinite(8, 0) : 0,
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

type Ids = ReadonlySet<number>;

function parseGenerators(fields: CaseFields, busIds: Ids, live: Ids): MatpowerGenerator[] {
  const rows = fields.readTable("gen", 10, MAX_BRANCHES);
  if (rows.length > 0 && !fields.has("gencost")) {
    const message = "gencost is missing: without costs there is nothing to optimise";
    throw new CodedError("bad_field", message, "gencost");
  }
  // As many rows again would be the costs of reactive power.
  const costs = readCosts(fields, "gencost", [rows.length, 2 * rows.length]);
  return rows.map((row, position) => {
    const bus = row.readBus(0, busIds);
    const cost = costs[position];
    if (!(row.read(7) > 0 && live.has(bus)) || cost === undefined)
      return { bus, inService: false, minMw: 0, maxMw: 0, cost: freeOfCost };
    const [minMw, maxMw] = [row.read(9), row.read(8)];
    if (minMw > maxMw) row.fail(8, `is below the least output ${minMw}`);
    return { bus, inService: true, minMw, maxMw, cost: parsePowerCost(cost) };
  });
}

function readCosts(fields: CaseFields, name: string, counts: readonly number[]): Row[] {
  if (!fields.has(name)) return [];
  const rows = fields.readTable(name, 4, 2 * MAX_BRANCHES);
  if (!counts.includes(rows.length)) {
    throw new CodedError("bad_field", `${name} has ${rows.length} rows for ${counts[0]}`, name);
  }
  return rows;
}

function parseBranch(row: Row, busIds: Ids, live: Ids, isOld: boolean): MatpowerBranch {
  const [from, to] = [row.readBus(0, busIds), row.readBus(1, busIds)];
  const inService = row.read(10, 1) !== 0 && live.has(from) && live.has(to);
  if (!inService) return { ...idleBranch, from, to };
  const [resistancePu, reactancePu] = [row.readFinite(2), row.readFinite(3)];
  if (from === to) row.fail(1, "joins a bus to itself");
  const rating = row.read(5, 0);
  if (rating < 0) row.fail(5, "is negative");
  const tapRatio = row.readFinite(8, 0);
  return {
    from,
    to,
    inService,
    resistancePu,
    reactancePu,
    ratingMw: rating === 0 || rating >= UNLIMITED_MVA ? Infinity : rating,
    tapRatio: tapRatio === 0 ? 1 : tapRatio,
    shiftDeg: row.readFinite(9, 0),
    ...(isOld ? freeAngles : parseAngles(row)),
  };
}

const freeAngles = { angleMinDeg: -Infinity, angleMaxDeg: Infinity };
const idleBranch = {
  ...{ inService: false, resistancePu: 0, reactancePu: 0, tapRatio: 1, shiftDeg: 0 },
  ...{ ratingMw: Infinity, ...freeAngles },
};

/**
 * Limits of the angle difference, as MATPOWER has read them since 2013: two zeros, or ±360 and
 * beyond, are none; beside any other limit a zero is one, and so is ±360 itself.
 */
function parseAngles(row: Row): { angleMinDeg: number; angleMaxDeg: number } {
  const [least, most] = [row.read(11, -360), row.read(12, 360)];
  const isLimited =
    (least !== 0 && (least > -360 || most === 0)) || (most !== 0 && (most < 360 || least === 0));
  if (!isLimited) return freeAngles;
  if (least > most) row.fail(11, "is above the largest angle");
  return {
    angleMinDeg: least < -360 ? -Infinity : least,
    angleMaxDeg: most > 360 ? Infinity : most,
  };
}

function parseDcLines(fields: CaseFields, busIds: Ids, live: Ids): MatpowerDcLine[] {
  if (!fields.has("dcline")) return [];
  const rows = fields.readTable("dcline", 11, MAX_BRANCHES);
  const costs = readCosts(fields, "dclinecost", [rows.length]);
  return rows.map((row, position) => {
    const [from, to] = [row.readBus(0, busIds), row.readBus(1, busIds)];
    const inService = row.read(2) > 0 && live.has(from) && live.has(to);
    if (!inService) return { ...idleLine, from, to };
    const [lossMw, lossShare] = [row.readFinite(15, 0), row.readFinite(16, 0)];
    if (lossShare >= 1) row.fail(16, "is a loss of all power");
    const cost = costs[position];
    // A negative limit is one on what arrives: the other end sends.
    const atFrom = (limitMw: number) =>
      limitMw < 0 ? (limitMw + lossMw) / (1 - lossShare) : limitMw;
    const [minMw, maxMw] = [atFrom(row.read(9)), atFrom(row.read(10))];
    if (minMw > maxMw) row.fail(10, "is below the least power");
    return {
      from,
      to,
      inService,
      minMw,
      maxMw,
      lossMw,
      lossShare,
      cost: cost === undefined ? freeOfCost : parsePowerCost(cost),
    };
  });
}

const idleLine = {
  ...{ inService: false, minMw: 0, maxMw: 0, lossMw: 0, lossShare: 0 },
  cost: freeOfCost,
};
