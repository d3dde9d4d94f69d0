import path from "node:path";
import type { Worker } from "node:worker_threads";
import { CodedError } from "@/lib/errors";

/** Fields a request must not carry itself. */
export type LaneRequest = { readonly kind: string } & Record<string, unknown>;

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** The worker is ended when it has not answered after this long, ms. */
  readonly deadlineMs?: number | undefined;
  /** Called with what the worker posts before its answer. */
  readonly onProgress?: ((progress: unknown) => void) | undefined;
}

/** How a request ended: with an answer, or because the worker had to be ended. */
export type LaneAnswer =
  | { readonly kind: "answered"; readonly result: unknown }
  | { readonly kind: "cancelled" }
  | { readonly kind: "overdue" };

interface Waiting {
  readonly id: number;
  readonly resolve: (answer: LaneAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
}

export interface LaneSettings {
  /** File of the worker beside this one. */
  readonly file: string;
  /** Passed to the worker; the lane adds `cancelCell`. */
  readonly workerData?: Record<string, unknown>;
  /** A worker that does not stop this long after a cancel is ended, ms. */
  readonly cancelGraceMs: number;
  readonly maxWaiting: number;
}

function isReply(value: unknown): value is { id: number } & Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && "id" in value && typeof value.id === "number"
  );
}

/**
 * One worker thread that answers one request after another, started when first needed and again
 * after its death. `generation` grows with every start: what an older one held is gone.
 */
export class WorkerLane {
  generation = 0;
  private worker: Worker | null = null;
  private waiting: Waiting | null = null;
  private pendingCount = 0;
  private readonly cancelCell = new Int32Array(new SharedArrayBuffer(4));
  private nextId = 1;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: LaneSettings) {}

  /** Whether a worker is up. */
  get running(): boolean {
    return this.worker !== null;
  }

  /**
   * Posts what `compose` returns once every earlier request is answered, so that a request knows
   * the `generation` it goes to. Throws `busy` when too many wait, `unavailable` when the worker
   * dies meanwhile.
   */
  request(compose: () => LaneRequest, options: RequestOptions = {}): Promise<LaneAnswer> {
    if (this.pendingCount >= this.settings.maxWaiting) {
      return Promise.reject(new CodedError("busy", "Too many solves are waiting"));
    }
    this.pendingCount += 1;
    return new Promise<LaneAnswer>((resolve, reject) => {
      const { signal } = options;
      // Who has given up must not wait for the turn of a request that will not be sent.
      const leave = () => resolve({ kind: "cancelled" });
      signal?.addEventListener("abort", leave, { once: true });
      this.last = this.last.then(async () => {
        signal?.removeEventListener("abort", leave);
        await this.send(compose, options).then(resolve, reject);
        this.pendingCount -= 1;
      });
    });
  }

  private async send(compose: () => LaneRequest, options: RequestOptions): Promise<LaneAnswer> {
    if (options.signal?.aborted) return { kind: "cancelled" };
    const worker = this.worker ?? this.start();
    const id = this.nextId;
    this.nextId = (this.nextId % 2_000_000_000) + 1;
    const timers: NodeJS.Timeout[] = [];
    const onAbort = () => {
      Atomics.store(this.cancelCell, 0, id);
      timers.push(setTimeout(() => this.end(id, "cancelled"), this.settings.cancelGraceMs));
    };
    // A solver at rest must not keep a finished script alive; a running request must.
    worker.ref();
    try {
      return await new Promise<LaneAnswer>((resolve, reject) => {
        this.waiting = { id, resolve, reject, onProgress: options.onProgress };
        options.signal?.addEventListener("abort", onAbort, { once: true });
        if (options.deadlineMs !== undefined) {
          timers.push(setTimeout(() => this.end(id, "overdue"), options.deadlineMs));
        }
        worker.postMessage({ ...compose(), id });
      });
    } finally {
      this.waiting = null;
      options.signal?.removeEventListener("abort", onAbort);
      for (const timer of timers) clearTimeout(timer);
      worker.unref();
    }
  }

  /** Ends the worker; everything that waits on it is refused as unavailable. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    this.refuse("The solver was closed");
    await worker?.terminate();
  }

  private end(id: number, kind: "cancelled" | "overdue"): void {
    if (this.waiting?.id !== id) return;
    this.waiting.resolve({ kind });
    this.waiting = null;
    void this.close();
  }

  private start(): Worker {
    const file = path.join(process.cwd(), "lib/solver", this.settings.file);
    // Named at run time, because a bundler takes a plain `new Worker(file)` for one of its own.
    const threads = process.getBuiltinModule("node:worker_threads");
    const worker = new threads.Worker(file, {
      workerData: { ...this.settings.workerData, cancelCell: this.cancelCell.buffer },
      name: this.settings.file,
    });
    this.worker = worker;
    this.generation += 1;
    worker.on("message", (message: unknown) => this.receive(worker, message));
    worker.on("error", (error) => this.lose(worker, error.message));
    worker.on("exit", () => this.lose(worker, "the worker ended"));
    return worker;
  }

  private receive(worker: Worker, message: unknown): void {
    if (!isReply(message)) return;
    const { waiting } = this;
    if (waiting?.id !== message.id) return;
    if ("progress" in message) waiting.onProgress?.(message.progress);
    else if (typeof message.failure === "string") {
      this.lose(worker, message.failure);
      void worker.terminate();
    } else waiting.resolve({ kind: "answered", result: message.result });
  }

  private lose(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.refuse(`The solver failed: ${reason}`);
  }

  private refuse(message: string): void {
    this.waiting?.reject(new CodedError("unavailable", message));
    this.waiting = null;
  }
}
