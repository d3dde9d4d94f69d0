import { type CircuitOutages, computeCircuitOutages } from "./circuit-outage";
import { type Contingency, findOverloads, makeContingencyRow } from "./contingency-rows";
import { prepareNetwork } from "./dc-power-flow";
import type { Network } from "./network";
import { computePtdf } from "./ptdf";

/** Rows added a round for each lost circuit. */
const PER_OUTAGE = 2;

/** Which outages the system must survive. */
export type Security =
  | { readonly kind: "n0" }
  | {
      readonly kind: "n1";
      /** Parallel circuits, [branch]. */
      readonly circuitCount: ArrayLike<number>;
      /** Emergency rating ÷ rating. */
      readonly ratingFactor: number;
      /** Factors of the network for these circuits, where they are known; computed where absent. */
      readonly outages?: CircuitOutages;
    };

/** The outage factors of a network (see `computeCircuitOutages`): depend on no hour and no rating. */
export function prepareCircuitOutages(
  network: Network,
  circuitCount: ArrayLike<number>,
): CircuitOutages {
  return computeCircuitOutages(network, computePtdf(prepareNetwork(network)), circuitCount);
}

/**
 * Finds, flows by flows, the outages that a program does not guard against yet. Rows stay valid:
 * they depend on the network alone. With `n0` it never finds any.
 */
export class ContingencyFinder {
  /** Contingencies that have a row, in the order in which they were found. */
  readonly contingencies: Contingency[] = [];
  private readonly known = new Set<string>();
  private readonly outages: CircuitOutages | null;
  private readonly ratingFactor: number;

  constructor(
    private readonly network: Network,
    security: Security,
  ) {
    this.ratingFactor = security.kind === "n1" ? security.ratingFactor : 1;
    this.outages =
      security.kind === "n1"
        ? (security.outages ?? prepareCircuitOutages(network, security.circuitCount))
        : null;
  }

  /** Rows for the worst overloads that these flows (MW, [branch]) would lead to; none = secure. */
  findRows(flowMw: ArrayLike<number>, flowColumn: number): ReturnType<typeof makeContingencyRow>[] {
    const { network, outages, ratingFactor } = this;
    if (outages === null) return [];
    const fresh = findOverloads(network, outages, flowMw, ratingFactor, PER_OUTAGE).filter(
      ({ branch, outage }) => !this.known.has(`${branch}:${outage}`),
    );
    for (const contingency of fresh) {
      this.known.add(`${contingency.branch}:${contingency.outage}`);
      this.contingencies.push(contingency);
    }
    return fresh.map((one) => makeContingencyRow(one, outages, flowColumn, network.baseMva));
  }
}
