import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { ContingencyFinder, type Security } from "./contingency-finder";
import { buildDcOpfProgram, type DcOpfProgram } from "./dc-opf-program";
import { findFullOutputPrice } from "./full-output-price";
import type { HourCase } from "./hour-case";
import type { HourModelOptions, HourOperation } from "./hour-model";
import { listImportTerms } from "./hour-program";
import type { Network } from "./network";

const MAX_ROUNDS = 60;
/** Largest difference that breaking ties makes to a price, as a part of the highest price. */
const TIE_PART = 1e-5;

/**
 * The least-cost operation of an hour under any new load, held open in a solver: each unit at its
 * price at full output, within every limit, and after the loss of a circuit where that is asked.
 *
 * Units of one price are told apart by a small amount in the order of the data, and direct-current links
 * are used as far forward as costs nothing, so that there is one answer and it depends on nothing
 * that was asked before. `close` must be called.
 */
export class CheapestOperation {
  private constructor(
    private readonly network: Network,
    private readonly hourCase: HourCase,
    private readonly built: DcOpfProgram,
    private readonly model: SolverModel,
    private readonly finder: ContingencyFinder,
  ) {}

  static async open(
    network: Network,
    hourCase: HourCase,
    engine: SolverEngine,
    security: Security,
    { lane = "long", importCap = null }: HourModelOptions = {},
  ): Promise<CheapestOperation> {
    const built = buildDcOpfProgram({ network, ...breakTies(hourCase) });
    const model = await engine.load(built.program, { lane });
    if (importCap) {
      const terms = listImportTerms(network, hourCase, importCap.buses, built);
      await model.addRows([{ terms, lower: -Infinity, upper: importCap.capMw / network.baseMva }]);
    }
    const finder = new ContingencyFinder(network, security);
    return new CheapestOperation(network, hourCase, built, model, finder);
  }

  /** The operation that serves new loads (MW, [bus]); null where there is none. */
  async find(newLoadMw: ArrayLike<number>, signal?: AbortSignal): Promise<HourOperation | null> {
    const { busIds, baseMva } = this.network;
    const demandPu = Float64Array.from(
      busIds,
      (_, bus) => ((this.hourCase.demandMw[bus] ?? 0) + (newLoadMw[bus] ?? 0)) / baseMva,
    );
    await this.model.changeRowBounds(
      Int32Array.from(busIds, (_, bus) => bus),
      demandPu,
      demandPu,
    );
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { status, x } = await this.model.solve({ signal });
      if (status !== "optimal" || x === null) return null;
      const operation = this.readOperation(x);
      const rows = this.finder.findRows(operation.flowMw, this.built.flowColumn);
      if (rows.length === 0) return operation;
      await this.model.addRows(rows);
    }
    return null;
  }

  async close(): Promise<void> {
    await this.model.dispose();
  }

  private readOperation(x: Float64Array): HourOperation {
    const { network, hourCase, built } = this;
    const readMw = (first: number, count: number) =>
      x.slice(first, first + count).map((pu) => pu * network.baseMva);
    const outputMw = readMw(built.outputColumn, hourCase.generators.length);
    const generationMw = new Float64Array(network.busIds.length);
    hourCase.generators.forEach(({ bus }, position) => {
      generationMw[bus] = (generationMw[bus] ?? 0) + (outputMw[position] ?? 0);
    });
    return {
      generationMw,
      linkMw: readMw(built.linkColumn, hourCase.dcLines.length),
      flowMw: readMw(built.flowColumn, network.from.length),
    };
  }
}

/** One price a unit and a different one for each: slightly more from one to the next. */
function breakTies(hourCase: HourCase): HourCase {
  const { generators, dcLines } = hourCase;
  const highest = Math.max(1, ...generators.map(findFullOutputPrice));
  const tieBreak = (TIE_PART * highest) / (generators.length + dcLines.length);
  const price = (linear: number) =>
    ({ kind: "polynomial", quadratic: 0, linear, constant: 0 }) as const;
  return {
    ...hourCase,
    generators: generators.map((unit, position) => ({
      ...unit,
      cost: price(findFullOutputPrice(unit) + (position + 1) * tieBreak),
    })),
    dcLines: dcLines.map((line, position) => ({
      ...line,
      cost: price(-(position + 1) * tieBreak),
    })),
  };
}
