/**
 * Year by which all of a project is told to run: the last one named. Null where none is named, or
 * where the words are about a first part only.
 */
export function parseYear(words: string | null): number | null {
  if (words === null || words.includes("first")) return null;
  const years = words.match(/20\d\d/g) ?? [];
  return years.length === 0 ? null : Number(years.at(-1));
}
