/**
 * A MATPOWER version 2 case as its file states it, in the file's own units (MW, degrees, per unit
 * on `baseMva`), before any modelling. Elements out of service, and those at isolated buses, are kept
 * and marked; their numbers are not read.
 *
 * Source of the columns: MATPOWER manual, appendix B.
 */
export interface MatpowerCase {
  readonly baseMva: number;
  readonly buses: readonly MatpowerBus[];
  readonly generators: readonly MatpowerGenerator[];
  readonly branches: readonly MatpowerBranch[];
  readonly dcLines: readonly MatpowerDcLine[];
  /** Whether the file switches its direct-current lines on (`toggle_dcline`). */
  readonly dcLinesOn: boolean;
}

export interface MatpowerBus {
  readonly id: number;
  /** Type 4: connected to nothing. */
  readonly isolated: boolean;
  /** Type 3: its voltage angle is given. */
  readonly reference: boolean;
  /** Voltage angle of a reference bus, degrees; 0 at others. */
  readonly angleDeg: number;
  readonly demandMw: number;
  /** Shunt conductance: MW drawn at 1 p.u. voltage. */
  readonly shuntMw: number;
}

/** Cost of an output p in MW, per hour; always convex. */
export type PowerCost =
  | {
      /** quadratic·p² + linear·p + constant. */
      readonly kind: "polynomial";
      readonly quadratic: number;
      readonly linear: number;
      readonly constant: number;
    }
  | {
      /** Straight lines between the points; beyond the ends, the end pieces go on. */
      readonly kind: "piecewise";
      readonly points: ReadonlyArray<readonly [mw: number, cost: number]>;
    };

export interface MatpowerGenerator {
  readonly bus: number;
  readonly inService: boolean;
  readonly minMw: number;
  readonly maxMw: number;
  readonly cost: PowerCost;
}

export interface MatpowerBranch {
  readonly from: number;
  readonly to: number;
  readonly inService: boolean;
  readonly resistancePu: number;
  readonly reactancePu: number;
  /** Rating A, MVA; Infinity where the file says 0 (unlimited). */
  readonly ratingMw: number;
  /** Off-nominal turns ratio at the from side; 1 where the file says 0 (a line). */
  readonly tapRatio: number;
  /** Phase shift at the from side, degrees, positive = delay. */
  readonly shiftDeg: number;
  /** Limits on the angle difference from − to, degrees; ±Infinity where there is none. */
  readonly angleMinDeg: number;
  readonly angleMaxDeg: number;
}

/** A direct-current link; power leaves `from` and arrives at `to` less the losses. */
export interface MatpowerDcLine {
  readonly from: number;
  readonly to: number;
  readonly inService: boolean;
  /** Limits on the power that leaves `from`, MW; those stated for the other end are carried over. */
  readonly minMw: number;
  readonly maxMw: number;
  /** Losses, MW = lossMw + lossShare · power. */
  readonly lossMw: number;
  readonly lossShare: number;
  readonly cost: PowerCost;
}
