/**
 * What a map is to show, each wish under a name: kept while the map cannot draw, before its style is
 * there or without a graphics context, and drawn again on a style that starts without it.
 */
export class DrawnWishes {
  private readonly wishes = new Map<string, () => void>();
  private canDraw = false;

  /** Replaces the wish of this name, and draws it at once if the map can. */
  set(name: string, draw: () => void): void {
    this.wishes.set(name, draw);
    if (this.canDraw) draw();
  }

  /** Only remembers from now on. */
  hold(): void {
    this.canDraw = false;
  }

  /** Draws every wish, in the order of their first mention. */
  drawAll(): void {
    this.canDraw = true;
    for (const draw of this.wishes.values()) draw();
  }
}
