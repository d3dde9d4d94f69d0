const FAMILY = "Noto Sans KR Variable";
const WAIT_MS = 5000;

/** Every different character of `texts`, with digits and the signs of figures. */
export function charactersOf(texts: Iterable<string>): string {
  const characters = new Set("0123456789,.%·#() MWkV");
  for (const text of texts) for (const character of text) characters.add(character);
  return [...characters].sort().join("");
}

/**
 * Waits until the page font has every character that the map will write.
 * MapLibre draws a glyph once and keeps it, so a character drawn before its font file has arrived
 * would stay a box. Gives up after five seconds: a map in a fallback font beats no map.
 */
export async function loadLabelFonts(texts: Iterable<string>): Promise<void> {
  const characters = charactersOf(texts);
  const loaded = Promise.all(
    [400, 500, 600].map((weight) =>
      document.fonts.load(`${weight} 24px "${FAMILY}"`, characters).catch(() => []),
    ),
  );
  const patience = new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  await Promise.race([loaded, patience]);
}
