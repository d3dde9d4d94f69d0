import { LRUCache } from "lru-cache";
import { coolModel, type WarmModel } from "./warm-model";

interface Holder {
  readonly warm: WarmModel;
}

interface Entry<Held> {
  readonly made: Promise<Held>;
  ready: Held | null;
  userCount: number;
  evicted: boolean;
}

/** A warm model on loan, with what is held beside it; `release` must always be called. */
export type Loan<Held extends Holder> = Held & { readonly release: () => void };

/**
 * Keeps the models of the last few structures warm. A model that falls out of the store is let go
 * when its last user has released it.
 */
export class WarmStore<Held extends Holder> {
  private readonly entries: LRUCache<string, Entry<Held>>;

  constructor(size: number) {
    this.entries = new LRUCache({
      max: size,
      dispose: (entry) => {
        entry.evicted = true;
        coolUnused(entry);
      },
    });
  }

  /** Lends what is held of a structure, made by `make` when it is not here. */
  async borrow(key: string, make: () => Promise<Held>): Promise<Loan<Held>> {
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { made: make(), ready: null, userCount: 0, evicted: false };
      this.entries.set(key, entry);
    }
    const held = entry;
    const release = lend(held);
    try {
      held.ready = await held.made;
      return { ...held.ready, release };
    } catch (error) {
      // What could not be made may succeed the next time.
      if (this.entries.peek(key) === held) this.entries.delete(key);
      held.userCount -= 1;
      throw error;
    }
  }

  /** Lends what was used last of all that is ready and wanted; null where nothing is. */
  borrowWhere(isWanted: (held: Held) => boolean): Loan<Held> | null {
    for (const entry of this.entries.values()) {
      if (entry.ready && isWanted(entry.ready)) return { ...entry.ready, release: lend(entry) };
    }
    return null;
  }
}

function lend<Held extends Holder>(entry: Entry<Held>): () => void {
  entry.userCount += 1;
  return () => {
    entry.userCount -= 1;
    coolUnused(entry);
  };
}

function coolUnused<Held extends Holder>(entry: Entry<Held>): void {
  if (!entry.evicted || entry.userCount > 0) return;
  entry.made.then(({ warm }) => coolModel(warm)).catch(() => undefined);
}
