/** Lets one user at a time work through several steps on a shared model, in order of asking. */
export class Mutex {
  private last: Promise<void> = Promise.resolve();

  /** Runs `work` when all earlier work is done; its outcome, good or bad, is passed on. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }
}
