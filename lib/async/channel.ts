/** Items that several workers push, in order, for one reader. */
export class Channel<Item> {
  private readonly items: Item[] = [];
  private isClosed = false;
  private wake: () => void = () => undefined;

  push(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  /** No more comes: the reader ends after what was pushed before. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  async *read(): AsyncGenerator<Item> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) yield item;
      else if (this.isClosed) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
