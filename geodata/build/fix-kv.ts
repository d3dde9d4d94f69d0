const typos: ReadonlyMap<number, number> = new Map([
  [354, 345],
  [380, 345],
  [145, 154],
]);

/** The voltage that a tag means, kV: three values in the map data are typing errors. */
export function fixKv(kv: number): number {
  return typos.get(kv) ?? kv;
}
