/** Arguments of Korean sentences that end in a percent sign. */
const shares = "amount|p50|scale|share|span";

/** A figure, or what is filled in for one, before its unit. */
const beforeUnit = /([\d}]) (?=(?:[kMG]Wh?|kV|km|%p?)(?![\w%]))/g;

/** A sign after which a line may break, before the particle that belongs to it. */
const beforeParticle = new RegExp(
  `([%’”)]|\\{(?:${shares})\\}(?:</\\w+>)?)(?=\\p{Script=Hangul})`,
  "gu",
);

/** Writes a sentence so that no line ends between figure and unit, or word and Korean particle. */
export function keepTogether(sentence: string): string {
  return sentence.replace(beforeUnit, "$1\u00a0").replace(beforeParticle, "$1\u2060");
}

/** Every sentence of a tree of messages, its lines kept together. */
export function keepLinesTogether<Tree>(tree: Tree): Tree {
  if (typeof tree === "string") return keepTogether(tree) as Tree;
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, inner]) => [key, keepLinesTogether(inner)]),
  ) as Tree;
}
