import type { Fact } from "./place-facts";

/** Facts that follow each other from one source, so that the source is written once. */
export function groupBySource(facts: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (last?.[0] && last[0].source === fact.source) last.push(fact);
    else groups.push([fact]);
  }
  return groups;
}
