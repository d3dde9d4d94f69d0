import type { MatlabFunction } from "@/lib/matlab/functions";
import type { MatlabDialect } from "@/lib/matlab/run-matlab";
import { makeScalar, type Value } from "@/lib/matlab/value";

/** Field that marks a case whose direct-current lines are switched on (MATPOWER keeps callbacks). */
export const CALLBACKS = "userfcn";
/** The one callback that is known here. */
export const DC_LINES = "dcline";

/** Names of the columns, as MATPOWER's own functions give them: names in order, first value. */
const BUS_TYPES = ["PQ", "PV", "REF", "NONE"];
const BUS_COLUMNS = [
  ...["BUS_I", "BUS_TYPE", "PD", "QD", "GS", "BS", "BUS_AREA", "VM", "VA", "BASE_KV", "ZONE"],
  ...["VMAX", "VMIN", "LAM_P", "LAM_Q", "MU_VMAX", "MU_VMIN"],
];
const GEN_COLUMNS = [
  ...["GEN_BUS", "PG", "QG", "QMAX", "QMIN", "VG", "MBASE", "GEN_STATUS", "PMAX", "PMIN"],
  ...["PC1", "PC2", "QC1MIN", "QC1MAX", "QC2MIN", "QC2MAX"],
  ...["RAMP_AGC", "RAMP_10", "RAMP_30", "RAMP_Q", "APF"],
  ...["MU_PMAX", "MU_PMIN", "MU_QMAX", "MU_QMIN"],
];
const BRANCH_COLUMNS = [
  ...["F_BUS", "T_BUS", "BR_R", "BR_X", "BR_B", "RATE_A", "RATE_B", "RATE_C", "TAP", "SHIFT"],
  ...["BR_STATUS", "ANGMIN", "ANGMAX", "PF", "QF", "PT", "QT"],
  ...["MU_SF", "MU_ST", "MU_ANGMIN", "MU_ANGMAX"],
];
const COST_MODELS = ["PW_LINEAR", "POLYNOMIAL"];
const COST_COLUMNS = ["MODEL", "STARTUP", "SHUTDOWN", "NCOST", "COST"];

const values: ReadonlyMap<string, number> = new Map(
  [BUS_TYPES, BUS_COLUMNS, GEN_COLUMNS, BRANCH_COLUMNS, COST_MODELS, COST_COLUMNS].flatMap(
    (names) => names.map((name, position): [string, number] => [name, position + 1]),
  ),
);

/** Order in which `idx_gen` and `idx_brch` give their columns: not that of the columns. */
const GEN_ORDER = [
  ...GEN_COLUMNS.slice(0, 10),
  ...["MU_PMAX", "MU_PMIN", "MU_QMAX", "MU_QMIN"],
  ...GEN_COLUMNS.slice(10, 21),
];
const BRANCH_ORDER = [
  ...BRANCH_COLUMNS.slice(0, 11),
  ...["PF", "QF", "PT", "QT", "MU_SF", "MU_ST", "ANGMIN", "ANGMAX", "MU_ANGMIN", "MU_ANGMAX"],
];

/**
 * What MATPOWER adds to the language of a case file: the names of columns (`idx_bus` and its kin,
 * `define_constants`) and the switch for direct-current lines.
 *
 * Source: MATPOWER manual, appendix B.
 */
export const matpowerDialect: MatlabDialect = {
  functions: new Map<string, MatlabFunction>([
    ["idx_bus", give([...BUS_TYPES, ...BUS_COLUMNS])],
    ["idx_gen", give(GEN_ORDER)],
    ["idx_brch", give(BRANCH_ORDER)],
    ["idx_cost", give([...COST_MODELS, ...COST_COLUMNS])],
    ["toggle_dcline", switchDcLines],
  ]),
  scripts: new Map([["define_constants", values]]),
};

function give(names: readonly string[]): MatlabFunction {
  const outputs = names.map((name) => makeScalar(values.get(name) ?? Number.NaN));
  return (args) => (args.length === 0 ? outputs : null);
}

/** `toggle_dcline(mpc, 'on')` and `'off'`. */
function switchDcLines([matpowerCase, choice]: readonly Value[]): readonly Value[] | null {
  if (matpowerCase?.kind !== "struct" || choice?.kind !== "text") return null;
  if (choice.value !== "on" && choice.value !== "off") return null;
  const fields = new Map(matpowerCase.fields);
  const present = fields.get(CALLBACKS);
  const callbacks = new Map(present?.kind === "struct" ? present.fields : []);
  callbacks.delete(DC_LINES);
  if (choice.value === "on") callbacks.set(DC_LINES, makeScalar(1));
  fields.set(CALLBACKS, { kind: "struct", fields: callbacks });
  return [{ kind: "struct", fields }];
}
