import type { LinearProgram } from "@/lib/lp/linear-program";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import { columnAt } from "@/lib/siting/model-draft";
import type { CriterionCost, SitingColumns, SitingModel } from "@/lib/siting/siting-model";

/** Several years' programs as one, with rows that keep what is built. */
export interface StackedModel {
  /**
   * The whole as one siting model: its sites are those of the first block, then of the second, and so
   * on. Only what a search needs of it is there: sites, loads, openings, modules.
   */
  readonly siting: SitingModel;
  /** The block of columns that each year has; years of one model share theirs. */
  readonly blocks: readonly number[];
  /** Each year's model with its columns where they are in the whole. */
  readonly parts: readonly SitingModel[];
  /** First column of each year. */
  readonly starts: readonly number[];
  /** First row of each year. */
  readonly rowStarts: readonly number[];
}

function moveColumns(columns: SitingColumns, start: number): SitingColumns {
  const move = (some: Int32Array) => some.map((column) => column + start);
  const moveMap = (some: ReadonlyMap<string, number>) =>
    new Map([...some].map(([id, column]) => [id, column + start]));
  return {
    load: move(columns.load),
    open: move(columns.open),
    modules: move(columns.modules),
    unmet: columns.unmet + start,
    matches: columns.matches.map((match) => ({ ...match, column: match.column + start })),
    met: columns.met.map((met) => ({ ...met, column: met.column + start })),
    added: moveMap(columns.added),
    crowding: moveMap(columns.crowding),
    deviation: moveMap(columns.deviation),
    service: move(columns.service),
  };
}

function copyProgram(builder: ProgramBuilder, { program }: SitingModel, start: number): void {
  for (let column = 0; column < program.columnCount; column += 1) {
    builder.addColumn({
      lower: program.columnLower[column] ?? 0,
      upper: program.columnUpper[column] ?? 0,
      integer: program.integer[column] === 1,
    });
  }
  for (let row = 0; row < program.rowCount; row += 1) {
    const terms: [number, number][] = [];
    for (let at = program.start[row] ?? 0; at < (program.start[row + 1] ?? 0); at += 1) {
      terms.push([(program.index[at] ?? 0) + start, program.value[at] ?? 0]);
    }
    builder.addRow({
      name: program.rowNames?.[row] ?? `row${row}`,
      terms,
      lower: program.rowLower[row] ?? 0,
      upper: program.rowUpper[row] ?? 0,
    });
  }
}

/**
 * What is built stays built:
 *
 *   load[i,y] ≥ load[i,y−1],   open[i,y] ≥ open[i,y−1]
 *
 * The second follows from the first with whole openings, and is what makes the relaxation know it.
 */
function keepBuilt(builder: ProgramBuilder, before: SitingModel, after: SitingModel): void {
  before.problem.candidateSites.forEach((_, i) => {
    for (const kind of ["load", "open"] as const) {
      const [earlier, later] = [
        columnAt(before.columns[kind], i),
        columnAt(after.columns[kind], i),
      ];
      builder.addRow({
        name: `kept.${kind}[${i}]`,
        terms: [
          [later, 1],
          [earlier, -1],
        ],
        lower: 0,
      });
    }
  });
}

function join(parts: readonly SitingModel[], pick: (part: SitingModel) => Int32Array): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...pick(part)]));
}

/**
 * Stacks the models of successive years, which have the same sites in the same order. Years with the
 * very same model have the same target, and since nothing is given up the same loads: they are one
 * block, held to both networks. All of a target must be placed for that.
 */
export function stackModels(models: readonly SitingModel[]): StackedModel {
  const builder = new ProgramBuilder();
  const own: { part: SitingModel; start: number; rowStart: number }[] = [];
  const blocks = models.map((model, position) => {
    if (position > 0 && model === models[position - 1]) return own.length - 1;
    const [start, rowStart] = [builder.columnCount, builder.rowCount];
    copyProgram(builder, model, start);
    own.push({ part: { ...model, columns: moveColumns(model.columns, start) }, start, rowStart });
    return own.length - 1;
  });
  own.slice(1).forEach((after, position) => {
    const before = own[position];
    if (before) keepBuilt(builder, before.part, after.part);
  });
  const program = builder.build();
  const ofYear = blocks.flatMap((block) => own[block] ?? []);
  return {
    siting: joinParts(
      own.map(({ part }) => part),
      program,
    ),
    blocks,
    parts: ofYear.map(({ part }) => ({ ...part, program })),
    starts: ofYear.map(({ start }) => start),
    rowStarts: ofYear.map(({ rowStart }) => rowStart),
  };
}

function joinParts(parts: readonly SitingModel[], program: LinearProgram): SitingModel {
  const [first] = parts;
  if (!first) throw new Error("There is no year to plan");
  const candidateSites = parts.flatMap(({ problem }) => problem.candidateSites);
  // Each year keeps its own count by a row; the whole has none.
  const siteCount = { min: 0, max: candidateSites.length };
  return {
    ...first,
    problem: { ...first.problem, candidateSites, siteCount },
    program,
    columns: {
      ...first.columns,
      load: join(parts, ({ columns }) => columns.load),
      open: join(parts, ({ columns }) => columns.open),
      modules: join(parts, ({ columns }) => columns.modules),
    },
    limitRows: [],
  };
}

/** Σ weight · cost over the years, as a cost of the whole. */
export function stackCosts(
  { siting, starts }: StackedModel,
  costs: ReadonlyArray<CriterionCost & { readonly weight: number }>,
): CriterionCost {
  const cost = new Float64Array(siting.program.columnCount);
  let offset = 0;
  costs.forEach((part, position) => {
    const start = starts[position] ?? 0;
    part.cost.forEach((value, column) => {
      cost[start + column] = (cost[start + column] ?? 0) + part.weight * value;
    });
    offset += part.weight * part.offset;
  });
  return { cost, offset };
}
