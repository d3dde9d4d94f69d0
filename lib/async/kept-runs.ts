import { LRUCache } from "lru-cache";
import { CodedError } from "../errors";
import { hashJson } from "./hash-json";
import { SharedRun } from "./shared-run";

export interface KeptRunsOptions<Question, Item> {
  /** Of what answers rest on: the same question, a JSON value, on the same data has one answer. */
  readonly dataVersion: string;
  /** Works a question out, item by item, the whole last. */
  readonly work: (question: Question, signal: AbortSignal) => AsyncIterable<Item>;
  /** Whether the last item says that the answer is whole; one cut short by time is not kept. */
  readonly isWhole: (last: Item) => boolean;
  /** Answers that are kept; those not asked about for longest go first. */
  readonly max: number;
  /** What who asks later gets of a kept answer: every item, or (default) the last alone. */
  readonly replay?: "all" | "last";
}

/**
 * Answers questions: from memory where the same was asked before, by joining a run that is under way,
 * or by a run of its own, which ends when nobody waits for it any more. What failed, was left or was
 * cut short is no answer for the next who asks.
 */
export class KeptRuns<Question, Item> {
  private readonly answers: LRUCache<string, readonly Item[]>;
  private readonly runs = new Map<string, SharedRun<Item>>();

  constructor(private readonly options: KeptRunsOptions<Question, Item>) {
    this.answers = new LRUCache({ max: options.max });
  }

  /** Yields every item; throws what the work throws; ends early when `signal` aborts. */
  async *follow(question: Question, signal?: AbortSignal): AsyncGenerator<Item> {
    const key = hashJson({ dataVersion: this.options.dataVersion, question });
    const answer = this.answers.get(key);
    if (answer) yield* answer;
    else yield* this.join(key, question).follow(signal);
  }

  /** The last item. Throws what the work throws, and `unavailable` where it was given up. */
  async ask(question: Question, signal?: AbortSignal): Promise<Item> {
    let last: { readonly item: Item } | null = null;
    for await (const item of this.follow(question, signal)) last = { item };
    if (!last || signal?.aborted) throw new CodedError("unavailable", "The question was given up");
    return last.item;
  }

  private join(key: string, question: Question): SharedRun<Item> {
    const current = this.runs.get(key);
    if (current && !current.abandoned) return current;
    const run = new SharedRun((signal) => this.options.work(question, signal));
    this.runs.set(key, run);
    void run.ended.then(() => {
      if (this.runs.get(key) === run) this.runs.delete(key);
      const items = run.abandoned ? [] : (run.answer ?? []);
      const last = items.at(-1);
      if (last === undefined || !this.options.isWhole(last)) return;
      this.answers.set(key, this.options.replay === "all" ? items : [last]);
    });
    return run;
  }
}
