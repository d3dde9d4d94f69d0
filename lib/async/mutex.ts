/** Lets one user at a time work through several steps on a shared model, in order of asking. */
export class Mutex {
  private last: Promise<void> = Promise.resolve();

  /** Waits for the turn; the returned function ends it and must always be called. */
  async acquire(): Promise<() => void> {
    const before = this.last;
    let release: () => void = () => undefined;
    this.last = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  /** Runs `work` in a turn of its own; its outcome, good or bad, is passed on. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
