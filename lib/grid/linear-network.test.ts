import { describe, expect, it } from "vitest";
import { computeCircuitOutages } from "./circuit-outage";
import { prepareNetwork, solveDcPowerFlow } from "./dc-power-flow";
import { factorSymmetric, solveFactored } from "./factor-symmetric";
import { findCycles } from "./find-cycles";
import { findIslands } from "./find-islands";
import { buildFlowMatrix, buildIncidence } from "./incidence";
import { computeLodf } from "./lodf";
import { countBranches, countBuses, type Network } from "./network";
import { computePtdf } from "./ptdf";
import { buildSparse, multiply, multiplyTransposed, readRow } from "./sparse-matrix";
import { buildSusceptance, groundSusceptance } from "./susceptance";
import {
  branchRow,
  busRow,
  makeInjections,
  makeNetwork,
  makeRandomNetwork,
  ringWithTail,
  triangle,
} from "./test-networks";

const ring = makeNetwork(ringWithTail);
const random = makeRandomNetwork(60, 35, 7);

/** Largest difference of two vectors. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a, (value, i) => Math.abs(value - (b[i] ?? Number.NaN))).reduce(
    (most, value) => Math.max(most, value),
    0,
  );
}

/** The network without a branch, its power flow solved anew. */
function solveWithout(network: Network, outage: number, injectionMw: Float64Array): Float64Array {
  const keep = Array.from(network.from, (_, branch) => branch).filter((b) => b !== outage);
  const pick = (values: Float64Array) => Float64Array.from(keep, (b) => values[b] ?? Number.NaN);
  const smaller: Network = {
    ...network,
    from: Int32Array.from(keep, (b) => network.from[b] ?? -1),
    to: Int32Array.from(keep, (b) => network.to[b] ?? -1),
    susceptancePu: pick(network.susceptancePu),
    shiftRad: pick(network.shiftRad),
  };
  const { flowMw } = solveDcPowerFlow(prepareNetwork(smaller), injectionMw);
  const whole = new Float64Array(countBranches(network));
  keep.forEach((branch, position) => {
    whole[branch] = flowMw[position] ?? Number.NaN;
  });
  return whole;
}

describe("sparse matrices", () => {
  it("add up entries of one place and multiply from both sides", () => {
    const matrix = buildSparse(2, 3, [
      [0, 1, 2],
      [0, 1, 3],
      [1, 0, -1],
      [1, 2, 4],
    ]);
    expect(readRow(matrix, 0)).toEqual([[1, 5]]);
    expect([...multiply(matrix, [1, 10, 100])]).toEqual([50, 399]);
    expect([...multiplyTransposed(matrix, [1, 10])]).toEqual([-10, 5, 40]);
    expect(() => buildSparse(1, 1, [[0, 1, 1]])).toThrow(RangeError);
  });

  it("are solved by their symmetric factors, whatever the order of elimination", () => {
    const matrix = groundSusceptance(random, new Set([0]));
    const x = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i));
    const factors = factorSymmetric(matrix);
    expect(factors.regular).toBe(true);
    expect(distance(solveFactored(factors, multiply(matrix, x)), x)).toBeLessThan(1e-10);
  });

  it("are found singular when no bus is grounded", () => {
    expect(factorSymmetric(buildSusceptance(ring)).regular).toBe(false);
  });
});

describe("incidence and susceptance", () => {
  it("put +1 at the from bus and −1 at the to bus", () => {
    const incidence = buildIncidence(makeNetwork(triangle));
    expect(readRow(incidence, 1)).toEqual([
      [0, 1],
      [2, -1],
    ]);
  });

  it("satisfy B = Kᵀ·H", () => {
    const x = Float64Array.from({ length: 5 }, (_, i) => i * i - 2);
    const viaFlows = multiplyTransposed(buildIncidence(ring), multiply(buildFlowMatrix(ring), x));
    expect(distance(viaFlows, multiply(buildSusceptance(ring), x))).toBeLessThan(1e-10);
  });

  it("have rows that sum to 0", () => {
    const sums = multiply(buildSusceptance(random), new Float64Array(60).fill(1));
    expect(distance(sums, new Float64Array(60))).toBeLessThan(1e-9);
  });
});

describe("findIslands", () => {
  it("counts islands and takes the first bus of each as its reference", () => {
    const split = makeNetwork({
      bus: [busRow(1), busRow(2), busRow(3), busRow(4)],
      branch: [branchRow(4, 2, 0.1), branchRow(1, 3, 0.1)],
    });
    const islands = findIslands(split);
    expect(islands.count).toBe(2);
    expect([...islands.islandOfBus]).toEqual([0, 1, 0, 1]);
    expect([...islands.referenceBuses]).toEqual([0, 1]);
    expect(findIslands(split, (branch) => branch === 0).count).toBe(3);
  });
});

describe("findCycles", () => {
  it("finds branches − buses + islands cycles, each closed", () => {
    for (const network of [ring, random]) {
      const cycles = findCycles(network);
      expect(cycles).toHaveLength(countBranches(network) - countBuses(network) + 1);
      for (const cycle of cycles) {
        const walked = new Float64Array(countBranches(network));
        for (const [branch, direction] of cycle) walked[branch] = direction;
        const net = multiplyTransposed(buildIncidence(network), walked);
        expect(distance(net, new Float64Array(countBuses(network)))).toBe(0);
      }
    }
  });
});

describe("solveDcPowerFlow", () => {
  it("sends two thirds of the power over the direct line of a triangle", () => {
    const flow = solveDcPowerFlow(prepareNetwork(makeNetwork(triangle)), [90, 0, -90]);
    expect(distance(flow.flowMw, [30, 60, 30])).toBeLessThan(1e-9);
    expect(flow.angleRad[2]).toBeCloseTo(-0.06, 12);
    expect(flow.residualMw).toBeLessThan(1e-9);
  });

  it("puts what does not balance on the reference bus and says so", () => {
    const flow = solveDcPowerFlow(prepareNetwork(makeNetwork(triangle)), [0, 0, -90]);
    expect(flow.slackMw[0]).toBeCloseTo(90, 9);
  });

  it("drives a circulating flow by a phase shift, against the shift", () => {
    const shifted = makeNetwork({
      ...triangle,
      branch: [[1, 2, 0, 0.1, 0, 0, 0, 0, 0, 3, 1, -360, 360], ...triangle.branch.slice(1)],
    });
    const { flowMw } = solveDcPowerFlow(prepareNetwork(shifted), [0, 0, 0]);
    // Around the loop: 0.3·f/100 = −shift, and the same f everywhere.
    const f = ((-3 * Math.PI) / 180 / 0.3) * 100;
    expect(distance(flowMw, [f, -f, f])).toBeLessThan(1e-9);
  });
});

describe("computePtdf", () => {
  it("gives the flows that the power flow gives", () => {
    const injectionMw = makeInjections(random, 3);
    const ptdf = computePtdf(prepareNetwork(random));
    const flowMw = Float64Array.from(random.from, (_, branch) =>
      injectionMw.reduce((sum, mw, bus) => sum + (ptdf[branch * 60 + bus] ?? 0) * mw, 0),
    );
    const solved = solveDcPowerFlow(prepareNetwork(random), injectionMw);
    expect(distance(flowMw, solved.flowMw)).toBeLessThan(1e-8);
  });

  it("times B gives the flow matrix back", () => {
    const ptdf = computePtdf(prepareNetwork(ring));
    const susceptance = buildSusceptance(ring);
    const flows = buildFlowMatrix(ring);
    for (let branch = 0; branch < 7; branch += 1) {
      const row = multiply(susceptance, ptdf.slice(branch * 5, branch * 5 + 5));
      const expected = new Float64Array(5);
      for (const [bus, value] of readRow(flows, branch)) expected[bus] = value;
      expect(distance(row, expected)).toBeLessThan(1e-9);
    }
  });
});

describe("computeLodf", () => {
  it("gives the flows after each outage that a power flow without the branch gives", () => {
    const { lodf, islanding } = computeLodf(random, computePtdf(prepareNetwork(random)));
    const injectionMw = makeInjections(random, 5);
    const before = solveDcPowerFlow(prepareNetwork(random), injectionMw).flowMw;
    const branchCount = countBranches(random);
    let compared = 0;
    for (let outage = 0; outage < branchCount; outage += 1) {
      if (islanding[outage] === 1) continue;
      const after = before.map(
        (mw, branch) => mw + (lodf[branch * branchCount + outage] ?? 0) * (before[outage] ?? 0),
      );
      expect(distance(after, solveWithout(random, outage, injectionMw))).toBeLessThan(1e-7);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it("flags a bridge and never divides by it", () => {
    const { lodf, islanding } = computeLodf(ring, computePtdf(prepareNetwork(ring)));
    expect([...islanding]).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(Number.isNaN(lodf[6])).toBe(true);
    expect(lodf[0]).toBe(-1);
  });
});

describe("computeCircuitOutages", () => {
  it("agrees with a power flow that lacks one of several circuits", () => {
    const circuits = [2, 3, 2, 1, 4, 2, 2];
    const outages = computeCircuitOutages(ring, computePtdf(prepareNetwork(ring)), circuits);
    const injectionMw = Float64Array.from([100, -30, -50, 20, -40]);
    const before = solveDcPowerFlow(prepareNetwork(ring), injectionMw).flowMw;
    circuits.forEach((count, outage) => {
      const susceptancePu = Float64Array.from(ring.susceptancePu);
      susceptancePu[outage] = (susceptancePu[outage] ?? 0) * (1 - 1 / count);
      const weaker = { ...ring, susceptancePu };
      const solved = solveDcPowerFlow(prepareNetwork(weaker), injectionMw).flowMw;
      const after = before.map(
        (mw, branch) =>
          mw + (outages.factors[outage * 7 + branch] ?? Number.NaN) * (before[outage] ?? 0),
      );
      expect(distance(after, solved)).toBeLessThan(1e-8);
    });
  });

  it("flags a bridge of one circuit, not one of two", () => {
    const ptdf = computePtdf(prepareNetwork(ring));
    expect(computeCircuitOutages(ring, ptdf, [1, 1, 1, 1, 1, 1, 1]).islanding[6]).toBe(1);
    const two = computeCircuitOutages(ring, ptdf, [1, 1, 1, 1, 1, 1, 2]);
    expect(two.islanding[6]).toBe(0);
    expect(two.ownFactor[6]).toBeCloseTo(1, 9);
  });
});
