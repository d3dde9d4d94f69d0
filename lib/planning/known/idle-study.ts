/** Quiet after a question before learning goes on, ms: the next step of a slider comes sooner. */
const REST_MS = 250;

/**
 * Learns while nobody asks. A question stops it at once: the step under way is cancelled, and none
 * begins until all questions have ended and it has been quiet for a while. A failure ends it until
 * the next question.
 */
export class IdleStudy {
  private questionCount = 0;
  private control = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  /** @param learn one step; false = there is nothing left to learn */
  constructor(
    private readonly learn: (signal: AbortSignal) => Promise<boolean>,
    private readonly restMs = REST_MS,
  ) {}

  /** A question begins; the returned function says that it has ended. */
  pause(): () => void {
    this.questionCount += 1;
    this.interrupt();
    return () => {
      this.questionCount -= 1;
      if (this.questionCount === 0 && !this.stopped) this.wait();
    };
  }

  /** Ends learning for good. */
  stop(): void {
    this.stopped = true;
    this.interrupt();
  }

  private interrupt(): void {
    clearTimeout(this.timer);
    this.control.abort();
  }

  private wait(): void {
    clearTimeout(this.timer);
    const control = new AbortController();
    this.control = control;
    this.timer = setTimeout(() => void this.work(control.signal), this.restMs);
    this.timer.unref();
  }

  private async work(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && (await this.learn(signal))) {
        // Requests that have come in meanwhile go first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch {
      // The engine was closed or lost: whoever asks next is told, or starts it again.
    }
  }
}
