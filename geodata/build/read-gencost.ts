import type { SourceFolder } from "./read-source";

/** Quadratic cost of one generator, thousand won an hour: a·P² + b·P + c, P in MW. */
export type GeneratorCost = { a: number; b: number; c: number };

/** Costs in the order of the generators of a MATPOWER case with three polynomial terms each. */
export function readGeneratorCosts(source: SourceFolder, path: string): GeneratorCost[] {
  const block = /mpc\.gencost = \[\n([^\]]*)\]/.exec(source.readText(path))?.[1];
  if (block === undefined) throw new Error(`${path}: no generator costs`);
  return block
    .trim()
    .split("\n")
    .map((line) => {
      const [model, , , terms, a, b, c] = line.replace(";", "").trim().split(/\s+/).map(Number);
      if (model !== 2 || terms !== 3 || a === undefined || b === undefined || c === undefined) {
        throw new Error(`${path}: not a quadratic cost: ${line}`);
      }
      return { a, b, c };
    });
}
