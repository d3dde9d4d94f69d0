interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function createGate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/**
 * One run of work that several may follow: each gets every item from the first on. The work is
 * cancelled when the last follower has left before its end.
 */
export class SharedRun<Item> {
  private readonly items: Item[] = [];
  private readonly control = new AbortController();
  private followerCount = 0;
  private wake = createGate();
  private outcome: { readonly error?: unknown } | null = null;
  /** Settles when the work has ended, in whatever way. */
  readonly ended: Promise<void>;

  constructor(work: (signal: AbortSignal) => AsyncIterable<Item>) {
    this.ended = this.collect(work);
  }

  /** Whether all followers have left: what comes now is not an answer. */
  get abandoned(): boolean {
    return this.control.signal.aborted;
  }

  /** All items, once the work has ended well. */
  get answer(): readonly Item[] | undefined {
    return this.outcome && !("error" in this.outcome) ? this.items : undefined;
  }

  /** Yields all items; throws what the work threw; ends early when `signal` aborts. */
  async *follow(signal?: AbortSignal): AsyncGenerator<Item> {
    this.followerCount += 1;
    const left = createGate();
    signal?.addEventListener("abort", left.open, { once: true });
    try {
      for (let position = 0; !signal?.aborted; ) {
        const item = this.items[position];
        if (item !== undefined) {
          position += 1;
          yield item;
        } else if (this.outcome) {
          if ("error" in this.outcome) throw this.outcome.error;
          return;
        } else await Promise.race([this.wake.opened, left.opened]);
      }
    } finally {
      signal?.removeEventListener("abort", left.open);
      this.followerCount -= 1;
      if (this.followerCount === 0 && !this.outcome) this.control.abort();
    }
  }

  private notify(): void {
    const { open } = this.wake;
    this.wake = createGate();
    open();
  }

  private async collect(work: (signal: AbortSignal) => AsyncIterable<Item>): Promise<void> {
    try {
      for await (const item of work(this.control.signal)) {
        this.items.push(item);
        this.notify();
      }
      this.outcome = {};
    } catch (error) {
      this.outcome = { error };
    }
    this.notify();
  }
}
